import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type ReadOptions, readInputs } from '../../src/read/read-inputs.js'
import { columnOptions } from '../../src/read/table-columns.js'
import type { RawReport } from '../../src/run-pipeline.js'
import { docxOf, pdfOf } from '../support/archives.js'

const folder = mkdtempSync(join(tmpdir(), 'demarche-documents-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, content: string | Uint8Array, options: ReadOptions = {}): Promise<RawReport[]> {
  writeFileSync(join(folder, name), content)
  const reports: RawReport[] = []
  for await (const report of readInputs([join(folder, name)], options)) reports.push(report)
  return reports
}

const codes = ({ problems = [] }: RawReport): string[] => problems.map(({ code }) => code)
const PERU = 'The foreign minister of Peru arrived in La Paz on Monday.'
const TALKS = 'She held talks with her colleague about the border and the port.'

/** Each row: the file, its bytes, and id, title, day, outlet, author and text of each report in it. */
const files: readonly (readonly [string, string | Uint8Array, readonly Partial<Record<string, string>>[]])[] = [
  [
    'feed.rss',
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Andean Wire</title><language>en</language>
     <item><guid>a-1</guid><title>Minister in La Paz</title><link>https://wire.example/1</link><pubDate>Tue, 27 Nov 2018 08:00:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>${PERU}</p><p>${TALKS}</p>]]></content:encoded></item>
     <item><title>Second</title><link>https://wire.example/2</link><description>${TALKS}</description></item></channel></rss>`,
    [
      {
        id: 'a-1',
        title: 'Minister in La Paz',
        published: '2018-11-27',
        outlet: 'Andean Wire',
        author: 'Ana Ruiz',
        url: 'https://wire.example/1',
        text: `Minister in La Paz\n\n${PERU}\n\n${TALKS}`,
      },
      { id: 'https://wire.example/2', title: 'Second', text: `Second\n\n${TALKS}` },
    ],
  ],
  [
    'feed.xml',
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Andean Wire</title><entry><id>tag:1</id><title>Minister in La Paz</title><updated>2018-11-27T01:00:00Z</updated><link href="https://wire.example/1"/><content type="html">&lt;p&gt;${PERU}&lt;/p&gt;</content></entry></feed>`,
    [{ id: 'tag:1', published: '2018-11-27', url: 'https://wire.example/1', text: `Minister in La Paz\n\n${PERU}` }],
  ],
  [
    'feed.json',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Andean Wire',
      items: [{ id: '7', title: 'Minister in La Paz', content_text: PERU, date_published: '2018-11-27T01:00:00Z' }],
    }),
    [{ id: '7', outlet: 'Andean Wire', published: '2018-11-27', text: `Minister in La Paz\n\n${PERU}` }],
  ],
  [
    'table.csv',
    `article_id,Headline,Date,Source,Body\r\n12,"Minister, in La Paz",27 Nov 2018,Wire,"${PERU}\r\n${TALKS}"\r\n13,,2018-11-28,,${TALKS}\r\n`,
    [
      { id: '12', title: 'Minister, in La Paz', published: '2018-11-27', outlet: 'Wire', text: `${PERU}\r\n${TALKS}` },
      { id: '13', published: '2018-11-28', text: TALKS },
    ],
  ],
  ['semicolons.csv', `text;title\n${PERU};A\n`, [{ id: 'semicolons.csv:1', title: 'A', text: PERU }]],
  ['tabs.tsv', `title\ttext\nA\t${PERU}\n`, [{ title: 'A', text: PERU }]],
  ['latin.csv', Buffer.from(`text\nThe Café minister ${PERU}\n`, 'latin1'), [{ text: `The Café minister ${PERU}` }]],
  ['wide.csv', Buffer.from(`\ufefftext\n${PERU}\n`, 'utf16le'), [{ text: PERU }]],
  [
    'wide.jsonl',
    Buffer.from(`\ufeff{"id":"a","text":"${PERU}"}\n{"id":"b","text":"${TALKS}"}\n`, 'utf16le'),
    [
      { id: 'a', text: PERU },
      { id: 'b', text: TALKS },
    ],
  ],
  ['rows.jsonl.gz', gzipSync(`{"id":"a","text":"${PERU}"}\n`), [{ id: 'a', text: PERU }]],
  [
    'note.docx',
    docxOf(['Minister in La Paz', PERU, TALKS]),
    [{ id: 'note.docx', title: 'Minister in La Paz', text: `Minister in La Paz\n\n${PERU}\n\n${TALKS}` }],
  ],
  [
    'paper.pdf',
    pdfOf([
      [
        [72, 800, 'The Andean Herald 12'],
        [72, 760, 'Minister in La Paz'],
        [72, 720, 'The foreign minister of Peru arrived in'],
        [72, 706, 'La Paz on Monday.'],
        [72, 680, 'She held talks with her col-'],
        [72, 666, 'league about the border'],
        [280, 30, '1'],
      ],
      [
        [72, 800, 'The Andean Herald 13'],
        [72, 760, 'and the port.'],
        [280, 30, '2'],
      ],
    ]),
    [{ id: 'paper.pdf', text: `Minister in La Paz\n\n${PERU}\n\n${TALKS}` }],
  ],
  [
    'note.eml',
    `From: Andean Wire <desk@wire.example>\r\nTo: you@home.example\r\nSubject: Fwd: Minister in La Paz\r\nDate: Tue, 27 Nov 2018 08:00:00 +0000\r\nMessage-ID: <m1@wire.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${PERU}\r\n\r\n${TALKS}\r\n--b\r\nContent-Type: text/plain; name="more.txt"\r\nContent-Disposition: attachment; filename="more.txt"\r\n\r\n${TALKS}\r\n--b--\r\n`,
    [
      {
        id: 'm1@wire.example',
        title: 'Minister in La Paz',
        published: '2018-11-27',
        outlet: 'Andean Wire',
        text: `Minister in La Paz\n\n${PERU}\n\n${TALKS}`,
      },
      { id: 'm1@wire.example/more.txt', published: '2018-11-27', text: TALKS },
    ],
  ],
  [
    'box.mbox',
    `From desk@wire.example Tue Nov 27 08:00:00 2018\nSubject: Minister in La Paz\nDate: Tue, 27 Nov 2018 08:00:00 +0000\n\n${PERU}\n\n>From there she went on.\n\nFrom desk@wire.example Wed Nov 28 08:00:00 2018\nMessage-ID: <m2@wire.example>\nSubject: Talks\n\n${TALKS}\n`,
    [
      { id: 'box.mbox:1', published: '2018-11-27', text: `Minister in La Paz\n\n${PERU}\n\nFrom there she went on.` },
      { id: 'm2@wire.example', text: `Talks\n\n${TALKS}` },
    ],
  ],
  [
    'academic.txt',
    `\n                               1 of 2 DOCUMENTS\n\n\n                              The Andean Herald\n\n                           November 27, 2018 Tuesday\n                               Late Edition\n\nMinister in\nLa Paz\n\nBYLINE: By ANA RUIZ\n\nSECTION: Section A; Foreign Desk; Pg. 3\n\nLENGTH: 22 words\n\nDATELINE: LA PAZ\n\nBODY:\n\n   ${PERU}\n\n   ${TALKS}\n\nLOAD-DATE: November 28, 2018\n\nLANGUAGE: ENGLISH\n\nCopyright 2018 The Andean Herald\n\n\n                               2 of 2 DOCUMENTS\n\n\n                              The Andean Herald\n\n                           November 29, 2018 Thursday\n\nTalks end\n\nLENGTH: 12 words\n\n${TALKS}\n\nLOAD-DATE: November 30, 2018\n`,
    [
      {
        id: 'academic.txt:1',
        title: 'Minister in La Paz',
        published: '2018-11-27',
        outlet: 'The Andean Herald',
        author: 'ANA RUIZ',
        text: `Minister in La Paz\n\n${PERU}\n\n${TALKS}`,
      },
      {
        id: 'academic.txt:2',
        title: 'Talks end',
        published: '2018-11-29',
        outlet: 'The Andean Herald',
        text: `Talks end\n\n${TALKS}`,
      },
    ],
  ],
  [
    'nexis-uni.txt',
    `Minister in La Paz\n\nThe Andean Herald\n\nNovember 27, 2018 Tuesday\n\n\n\nCopyright 2018 The Andean Herald All Rights Reserved\n\nSection: NEWS\n\nLength: 22 words\n\nByline: Ana Ruiz\n\nBody\n\n\n${PERU}\n\n${TALKS}\n\nClassification\n\n\nLanguage: ENGLISH\n\nLoad-Date: November 28, 2018\n\n\nEnd of Document\n\n\nTalks end\n\nThe Andean Herald\n\nNovember 29, 2018\n\nCopyright 2018 The Andean Herald All Rights Reserved\n\nLength: 12 words\n\nBody\n\n${TALKS}\n\nEnd of Document\n`,
    [
      {
        id: 'nexis-uni.txt:1',
        title: 'Minister in La Paz',
        published: '2018-11-27',
        outlet: 'The Andean Herald',
        author: 'Ana Ruiz',
        text: `Minister in La Paz\n\n${PERU}\n\n${TALKS}`,
      },
      {
        id: 'nexis-uni.txt:2',
        title: 'Talks end',
        published: '2018-11-29',
        outlet: 'The Andean Herald',
        text: `Talks end\n\n${TALKS}`,
      },
    ],
  ],
  [
    'factiva.txt',
    `HD   Minister in La Paz\nBY   By Ana Ruiz\nWC   22 words\nPD   27 November 2018\nSN   Andean Wire\nSC   ANDW\nLA   English\nCY   (c) 2018 Andean Wire\n\nLP   \n${PERU}\n\nTD   \n${TALKS}\n\nAN   Document ANDW000020181127eebr00abc\n\nHD   Talks end\nWC   12 words\nPD   29 November 2018\nSN   Andean Wire\nLP   \n${TALKS}\n\nAN   Document ANDW000020181129eebt00abd\n`,
    [
      {
        id: 'ANDW000020181127eebr00abc',
        title: 'Minister in La Paz',
        published: '2018-11-27',
        outlet: 'Andean Wire',
        author: 'Ana Ruiz',
        text: `Minister in La Paz\n\n${PERU}\n\n${TALKS}`,
      },
      { id: 'ANDW000020181129eebt00abd', title: 'Talks end', published: '2018-11-29', text: `Talks end\n\n${TALKS}` },
    ],
  ],
  [
    'plain-factiva.txt',
    `World News\nMinister in La Paz\nBy Ana Ruiz\n22 words\n27 November 2018\n15:21\nAndean Wire\nANDW\nEnglish\n(c) 2018 Andean Wire\n\n${PERU}\n\n${TALKS}\n\nDocument ANDW000020181127eebr00abc\n\n\nTalks end\n12 words\n29 November 2018\nAndean Wire\nANDW\nEnglish\nCopyright 2018 Andean Wire\n\n${TALKS}\n\nDocument ANDW000020181129eebt00abd\n`,
    [
      {
        id: 'ANDW000020181127eebr00abc',
        title: 'Minister in La Paz',
        published: '2018-11-27',
        outlet: 'Andean Wire',
        author: 'Ana Ruiz',
        text: `Minister in La Paz\n\n${PERU}\n\n${TALKS}`,
      },
      { id: 'ANDW000020181129eebt00abd', title: 'Talks end', published: '2018-11-29', text: `Talks end\n\n${TALKS}` },
    ],
  ],
]

for (const [name, content, expected] of files) {
  test(`reading ${name}`, async () => {
    const reports = await read(name, content)
    const found = reports.map(({ id, original }, i) => {
      const all: Record<string, string> = { id, ...original }
      return Object.fromEntries(Object.keys(expected[i] ?? {}).map((field) => [field, all[field]]))
    })
    assert.deepEqual(found, expected)
  })
}

const page = (words: string) =>
  `<html><head><title>Minister in La Paz</title></head><body><article><p>${words}</p><p>${TALKS}</p></article></body></html>`
const http = (body: Uint8Array, headers = '', status = '200 OK') =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\nContent-Type: text/html; charset=utf-8\r\n${headers}\r\n`), body])

function warcRecord(type: string, url: string, block: Uint8Array, headers = ''): Buffer {
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2018-11-27T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=${type}\r\n${headers}Content-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])
}

const records = [
  warcRecord('warcinfo', '', Buffer.from('software: made up\r\n')),
  warcRecord('request', 'https://wire.example/1', Buffer.from('GET /1 HTTP/1.1\r\nHost: wire.example\r\n\r\n')),
  warcRecord('response', 'https://wire.example/2018/11/27/minister', http(Buffer.from(page(PERU)))),
  warcRecord('response', 'https://wire.example/gone', http(Buffer.from('gone'), '', '404 Not Found')),
  warcRecord('response', 'https://wire.example/zip', http(gzipSync(page(PERU)), 'Content-Encoding: gzip\r\n')),
  warcRecord('response', 'https://wire.example/br', http(brotliCompressSync(page(PERU)), 'Content-Encoding: br\r\n')),
  warcRecord(
    'response',
    'https://wire.example/chunks',
    http(
      Buffer.from(`${page(PERU).length.toString(16)}\r\n${page(PERU)}\r\n0\r\n\r\n`),
      'Transfer-Encoding: chunked\r\n',
    ),
  ),
]
const pages = [
  'https://wire.example/2018/11/27/minister',
  'https://wire.example/zip',
  'https://wire.example/br',
  'https://wire.example/chunks',
]

for (const [what, bytes] of [
  ['pages.warc', Buffer.concat(records)],
  ['pages.warc.gz', Buffer.concat(records.map((record) => gzipSync(record)))],
] as const) {
  test(`a web archive: ${what}`, async () => {
    const reports = await read(what, bytes)
    assert.deepEqual(
      reports.map(({ id }) => id),
      pages,
    )
    for (const { original } of reports) assert.equal(original.text, `Minister in La Paz\n\n${PERU}\n\n${TALKS}`)
    assert.equal(reports[0]?.original.published, '2018-11-27')
  })
}

test('a web archive that is cut off says so, wherever the cut is', async () => {
  const whole = Buffer.concat(records)
  for (const end of [0.45, 0.6, 0.75, 0.9]) {
    const cut = await read('cut.warc', whole.subarray(0, Math.floor(whole.length * end)))
    assert.match(codes(cut.at(-1)!).join(), /warc-(?:truncated|broken)/, `cut at ${end}`)
  }
  const zipped = Buffer.concat(records.map((record) => gzipSync(record)))
  for (const end of [0.45, 0.6, 0.75, 0.9]) {
    const cut = await read('cut.warc.gz', zipped.subarray(0, Math.floor(zipped.length * end)))
    assert.match(codes(cut.at(-1)!).join(), /warc-(?:truncated|broken)|file-truncated/, `cut at ${end}`)
  }
})

test('columns of a table under names of one’s own', async () => {
  const [report] = await read('own.csv', `Corpo,Titolo\n${PERU},A\n`, {
    columns: columnOptions(['text=Corpo', 'title=titolo']),
  })
  assert.equal(report?.original.text, PERU)
  assert.equal(report?.original.title, 'A')
  assert.throws(() => columnOptions(['words=Corpo']), /--column takes a field and the name of a column/)
})

/** Each row: what is wrong, the file, its bytes, and the code of the problem. */
const bad: readonly (readonly [string, string, string | Uint8Array, string])[] = [
  ['a table without a column for the text', 'no.csv', 'a,b\n1,2\n', 'column-missing'],
  ['a feed that is none', 'bad.rss', '<rss><channel>', 'feed-broken'],
  ['a feed without items', 'none.rss', '<rss version="2.0"><channel><title>A</title></channel></rss>', 'feed-empty'],
  ['a PDF file cut in the middle', 'cut.pdf', '%PDF-1.7\n1 0 obj', 'pdf-broken'],
  ['a PDF file of pictures', 'blank.pdf', pdfOf([[]]), 'pdf-without-text'],
  ['a broken DOCX file', 'bad.docx', 'PK\x03\x04 word/ and no more', 'docx-broken'],
  ['another ZIP file', 'other.zip', 'PK\x03\x04 and no more', 'file-binary'],
  ['a mailbox without messages', 'no.mbox', 'Dear all,\n', 'mail-broken'],
  ['a WARC file without pages', 'no.warc', records[0]!, 'warc-empty'],
  ['a gzip file that is cut off', 'cut.txt.gz', gzipSync(PERU.repeat(50)).subarray(0, 40), 'file-truncated'],
  [
    'a gzip file that is damaged',
    'bad.txt.gz',
    Buffer.concat([gzipSync(PERU).subarray(0, 12), Buffer.alloc(40, 7)]),
    'file-damaged',
  ],
]

for (const [what, name, content, code] of bad) {
  test(`told in one sentence: ${what}`, async () => {
    const reports = await read(name, content)
    assert.equal(reports.length, 1)
    assert.deepEqual(codes(reports[0]!), [code])
    assert.doesNotMatch(reports[0]!.problems![0]!.message, /\n|undefined/)
  })
}
