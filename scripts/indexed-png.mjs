// Writes a picture of a page with a palette of 256 colours: a third of the bytes, and no difference that one sees.
import { crc32, deflateSync } from 'node:zlib'

/** `pixels` are RGBA, row by row. */
export function indexedPng(width, height, pixels) {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  const counts = new Map()
  for (const colour of words) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = paletteOf([...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour))
  const channels = palette.map((colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255])
  const indexOf = new Map(palette.map((colour, i) => [colour, i]))
  const nearest = (colour) => {
    const [r, g, b] = [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < channels.length; i++) {
      const [x, y, z] = channels[i]
      const distance = (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2
      if (distance < least) [least, best] = [distance, i]
    }
    indexOf.set(colour, best)
    return best
  }
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = words[y * width + x]
      rows[y * (width + 1) + 1 + x] = indexOf.get(colour) ?? nearest(colour)
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(channels.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * Of the colours, most frequent first: one of each region, so that a small red mark stays red among many greys, then the most
 * frequent of the others.
 */
function paletteOf(colours) {
  const region = (colour) => ((colour >> 4) & 15) | (((colour >> 12) & 15) << 4) | (((colour >> 20) & 15) << 8)
  const firsts = new Map()
  for (const colour of colours) if (!firsts.has(region(colour))) firsts.set(region(colour), colour)
  const chosen = [...firsts.values()].slice(0, REGIONS)
  const others = colours.filter((colour) => !chosen.includes(colour))
  return [...chosen, ...others].slice(0, 256)
}
const REGIONS = 200

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
