import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadCleaningRules } from '../../src/read/cleaning-rules.js'
import { htmlEncoding, readHtml } from '../../src/read/read-html.js'

const rules = loadCleaningRules({
  text: (path) => readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8'),
})

const paragraphs = [
  'The envoy of Peru arrived in La Paz on Monday to speak about the fisheries treaty, which both parliaments want.',
  'He met the president, who said that the two countries would sign the treaty before the end of the year in Lima.',
  'The opposition in both countries has criticised the treaty, saying that it leaves the fishermen without a living.',
]
const page = (head: string, extra = '') => `<!doctype html><html lang="en"><head>${head}</head><body>
  <nav><ul><li><a href="/a">World</a></li><li><a href="/b">Politics</a></li></ul></nav>
  <article><h1>Envoy Arrives in La Paz</h1>
  <p>${paragraphs[0]}</p><figure><img src="x.jpg"><figcaption>The envoy.</figcaption></figure>
  <p>${paragraphs[1]}</p><div class="ad">Advertisement</div><aside>Read more about the envoy here today</aside>${extra}
  <p>${paragraphs[2]}</p><ul><li><a href="/c">Peru recalls its envoy from the capital</a></li></ul></article>
  <footer>© 2018 The Lima Courier</footer></body></html>`
const text = ['Envoy Arrives in La Paz', ...paragraphs].join('\n\n')

const heads: readonly (readonly [what: string, head: string, said: object])[] = [
  [
    'JSON-LD',
    `<title>Envoy Arrives in La Paz - Courier</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
     "headline":"Envoy Arrives in La Paz","datePublished":"2018-11-27T10:00:00Z","author":[{"name":"Ana Ruiz"}],
     "publisher":{"name":"The Lima Courier"}}]}</script>`,
    { published: '2018-11-27', author: 'Ana Ruiz', outlet: 'The Lima Courier' },
  ],
  [
    'meta tags',
    `<meta property="og:title" content="Envoy Arrives in La Paz"><meta property="og:site_name" content="The Lima Courier">
     <meta property="article:published_time" content="2018-11-27"><meta name="author" content="By Ana Ruiz">`,
    { published: '2018-11-27', author: 'Ana Ruiz', outlet: 'The Lima Courier' },
  ],
  [
    'its address',
    `<meta property="og:title" content="Envoy Arrives in La Paz"><link rel="canonical" href="https://www.courier.example/2018/11/27/envoy">`,
    { published: '2018-11-27', outlet: 'courier.example', url: 'https://www.courier.example/2018/11/27/envoy' },
  ],
]

for (const [what, head, said] of heads) {
  test(`a page's article, and what the page says by ${what}`, () => {
    assert.deepEqual(readHtml(page(head), rules), {
      text,
      title: 'Envoy Arrives in La Paz',
      language: 'en',
      problems: [],
      ...said,
    })
  })
}

test('the encoding that a page states', () => {
  assert.equal(htmlEncoding(Buffer.from('<html><meta charset="windows-1251">')), 'windows-1251')
  assert.equal(
    htmlEncoding(Buffer.from('<meta http-equiv=Content-Type content="text/html; charset=gb2312">')),
    'gb2312',
  )
  assert.equal(htmlEncoding(Buffer.from('<html>')), undefined)
})

test('any page gives a text and never an exception', () => {
  const piece = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<',
      '>',
      '<>',
      '</>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<table><tr>',
      '&amp;',
      '&#0;',
    ],
    ...[
      '<a href=x>',
      '</a>',
      '<br>',
      '<svg><a:b>',
      '<![CDATA[',
      ']]>',
      '<html>',
      '<body',
      ' class="',
      '"',
      '\ud83d',
      'words of a story. ',
    ],
    ...[
      '<title>',
      '<meta property="og:title" content="T">',
      '<script type="application/ld+json">{"@graph":[null,1,{"@type":"NewsArticle"}]}</script>',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      assert.equal(typeof readHtml(pieces.join(''), rules).text, 'string')
    }),
    { numRuns: 300, seed: 1 },
  )
})
