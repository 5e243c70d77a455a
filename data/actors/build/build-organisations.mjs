// Writes organisations-more.csv: what the lists in organisations/ know beyond organisations.csv, as rows of its own
// or, under an id of organisations.csv, as further aliases. Format of the lists: see organisations/international.txt.
//   npm run build; node data/actors/build/build-organisations.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { nameKey } from '../../../build/src/actors/name-words.js'
import { csvLines } from '../../../build/src/report/csv.js'

const HERE = new URL('./organisations/', import.meta.url)
const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const LINE = /^(.*?)(~?)(?:=(.*?))?\s*(?:\[([A-Z ]*)\])?\s*(?:([\d-]*)\.\.([\d-]*))?\s*(~?)$/

const idOf = new Map()
const seatOf = new Map()
const anywhere = new Map()
for (const [id, name, code, , , , , , , aliases] of csvLines(readFileSync(new URL('../organisations.csv', import.meta.url), 'utf8')).slice(1)) {
  for (const alias of [name, ...(aliases ? aliases.split(';') : [])]) {
    idOf.set(`${nameKey(alias.replace(/~$/, ''))} ${code}`, id)
    anywhere.set(nameKey(alias.replace(/~$/, '')), id)
    if (code === 'MNC') seatOf.set(id, '')
  }
}
// names that the lists themselves give to two countries
const twice = new Map()

const out = ['id,name,country,sectors,kind,state_media,from,to,rule,aliases']
const ids = new Map()
for (const file of readdirSync(HERE).filter((name) => name.endsWith('.txt')).sort()) {
  let kind = ''
  let sectors = ''
  let country = ''
  let state = false
  readFileSync(new URL(file, HERE), 'utf8').split('\n').forEach((line, i) => {
    if (!line.trim() || line.startsWith('#')) return
    if (line.startsWith('!')) {
      const [, one, ...rest] = line.split(/\s+/)
      state = one === 'state-media'
      kind = state ? 'media' : one
      return void (sectors = rest.join(' '))
    }
    if (line.startsWith('@')) return void (country = line.slice(1).trim())
    const [, name, doubt, aliases = '', own, from = '', to = '', tail] = line.trim().match(LINE)
    if (!name || !country || /[[\]]/.test(name)) throw new Error(`${file}:${i + 1}: ${line}`)
    const stem = `${nameKey(name).replaceAll(' ', '-')}.${country.toLowerCase()}`
    const count = (ids.get(stem) ?? 0) + 1
    ids.set(stem, count)
    const id = count === 1 ? stem : `${stem}.${count}`
    const all = [doubt ? `${name}~` : name, ...(aliases ? aliases.split(';') : [])]
    const keyOf = (alias) => `${nameKey(alias.replace(/~$/, ''))} ${country}`
    const known = count === 1 ? (all.map((alias) => idOf.get(keyOf(alias))).find(Boolean) ?? (doubt ? undefined : anywhere.get(nameKey(name)))) : undefined
    if (known) {
      // the same organisation, unless the list splits it by time
      const more = all.filter((alias) => !anywhere.has(nameKey(alias.replace(/~$/, ''))))
      const seat = seatOf.has(known) && country !== 'MNC' ? country : ''
      if ((more.length || seat) && !from && !to) out.push([known, name, seat, '', '', '', '', '', 'aliases-only', more.join(';')].map(cell).join(','))
      return
    }
    // an alias that somebody else has needs a word for its country
    const marked = all.slice(1).map((alias) => {
      const key = nameKey(alias.replace(/~$/, ''))
      const taken = anywhere.has(key) || (twice.has(key) && twice.get(key) !== stem)
      twice.set(key, stem)
      return taken && !alias.endsWith('~') && count === 1 && !from && !to ? `${alias}~` : alias
    })
    const row = [id, name, country, own ?? sectors, kind, state ? 'yes' : '', from, to, doubt || tail ? 'needs-country' : '', marked.join(';')]
    out.push(row.map(cell).join(','))
  })
}
writeFileSync(new URL('../organisations-more.csv', import.meta.url), `${out.join('\n')}\n`)
console.log(`${out.length - 1} rows`)
