import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLines, parseCsv } from '../../src/report/csv.js'

const table: readonly [name: string, text: string, rows: string[][]][] = [
  [
    'plain',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'comments and empty lines',
    '# why\na,b\n\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'commas and quotes in quotes',
    'a,b\n"x, y","say ""no"""\n',
    [
      ['a', 'b'],
      ['x, y', 'say "no"'],
    ],
  ],
  ['a line break in quotes', 'a\n"x\ny"\nz', [['a'], ['x\ny'], ['z']]],
  [
    'CRLF and a byte order mark',
    '\ufeffa,b\r\n"1",2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'empty cells',
    'a,b,c\n,,\n"",x,',
    [
      ['a', 'b', 'c'],
      ['', '', ''],
      ['', 'x', ''],
    ],
  ],
]

for (const [name, text, rows] of table) test(`csv: ${name}`, () => assert.deepEqual(csvLines(text), rows))

test('rows by header; missing cells are empty', () => {
  assert.deepEqual(parseCsv('id,name\n1,x\n2'), [
    { id: '1', name: 'x' },
    { id: '2', name: '' },
  ])
})
