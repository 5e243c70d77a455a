/**
 * The forms in which English news writes its words, in the order in which they are tried. Each is one token,
 * as in the Universal Dependencies treebanks of English (EWT, GUM); what none of them takes is a token a sign.
 * Repetitions that may fail late are bounded, so that a megabyte of "a-a-a-…" costs no more than prose.
 */
const PREFIXES = `e non anti ante arch bi co contra counter cross de dis ex extra hyper inter intra macro meta micro
  mid mini mis multi neo over para post pre pro proto pseudo quasi re semi socio sub super supra trans tri ultra un
  uber under`
const TOP_LEVEL =
  'com|Com|COM|org|net|edu|gov|mil|int|info|biz|io|co|tv|me|ru|cn|uk|de|fr|eu|us|ca|au|in|ir|jp|kr|ua|pl|it|es|br|mx|za|nz|il|tr|ch|se|no|nl|be|at'
const FILES = 'docx?|DOC|xlsx?|XLS|pdf|PDF|pptx?|txt|jpe?g|png|html?|xml|csv|zip|exe|url|mp[34]'
const UNITS =
  'k|K|m|M|b|B|t|bn|mn|tn|MM|mm|cm|km|kg|g|lbs?|ft|mph|kph|am|AM|pm|PM|a\\.m|p\\.m|hrs?|min|MW|GW|kW|TWh|MB|GB|TB|kb|ha|sq|percent|pct'

/** "non" -> "[Nn]on": the forms are read as they are written, so that capitals keep their say elsewhere. */
const eitherCase = (word: string): string => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`
const prefixes = PREFIXES.split(/\s+/).map(eitherCase).join('|')

const NO_MORE = String.raw`(?![\p{L}\p{N}])`
const PATH = String.raw`[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]`

const FORMS: readonly (readonly [name: string, pattern: string])[] = [
  ['web address', `(?:https?|ftp)://${PATH}`],
  ['mail address', String.raw`(?:mailto:)?[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)*`],
  ['web address', String.raw`www\.[\w.-]*\w(?:/(?:${PATH})?)?`],
  ['web address', String.raw`(?:[\p{L}\d-]{1,63}\.){1,6}(?:${TOP_LEVEL})${NO_MORE}(?:/(?:${PATH})?)?`],
  ['file name', String.raw`[\w-]{1,100}\.(?:${FILES})${NO_MORE}`],
  ['newsgroup: sci.space.news', String.raw`\p{Ll}{2,20}(?:\.\p{Ll}[\p{Ll}-]{1,20}){2,6}${NO_MORE}`],
  ['tag', String.raw`[@#][\p{L}_][\p{L}\d_]*`],
  ['marks', String.raw`\.{2,}[?!]*|…+|[?!]{2,}[.?!]*|[?!]\.+`],
  ['rule', String.raw`[-=]{4,}|\${2,}|-{2,}>?|[–—]+|_{2,}|={2,}|\*+|~+|<{2,}|>{2,}|\+{2,}|\|+|''|‘’|‘‘|’’|${'``'}`],
  ['face', String.raw`[:;=]-?[)(DP]${NO_MORE}|\^_\^`],
  ['year: ’72', String.raw`['’‘]\d\ds?${NO_MORE}`],
  ['date: 2018-11-27, 27.11.2018', String.raw`\d{1,4}([-/.])\d{1,2}\1\d{1,4}${NO_MORE}`],
  ['date: 9/11', String.raw`(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?![\p{L}\d/])`],
  [
    'telephone',
    String.raw`(?!(?:1[5-9]|20)\d\d-\d{4})\+?\d[\d./]{0,15}(?:-\d{3,4}){0,4}-\d{3,5}(?!\d)(?<=-\d{4,5}|-\d{3}-\d{3})`,
  ],
  ['time: 14:30', String.raw`\d{1,2}:\d\d(?::\d\d)?(?!\d)`],
  ['ordinal, decade: 27th, 1990s', String.raw`\d+(?:,\d{3})*(?:st|nd|rd|th|s|['’]s)${NO_MORE}`],
  ['number before a unit: 30|km, 5|pm', String.raw`[+]?\d+(?:[.,:]\d+)*(?=(?:${UNITS})${NO_MORE})`],
  ['code: 2PM5', String.raw`\d+(?:[.,]\d+)*\p{L}[\p{L}\d]*`],
  ['number: 1,200.5', String.raw`[+]?\d+(?:[.,:]\d+)*|\.\d+`],
  ['currency', '(?:US|AU|CA|HK|NZ|NT|[ACRSZ])?[$€£¥₽₹₩₪₴]'],
  [
    'acronym: U.N., a.k.a., Ph.D.',
    String.raw`(?:\p{L}\.){2,}(?:\p{L}${NO_MORE})?|\p{L}\.\p{L}(?![\p{L}\d.])|Ph\.D\.?|M\.Sc\.?`,
  ],
  [
    'joined: AT&T, l/c',
    String.raw`\p{Lu}[\p{Lu}\d]{0,4}&\p{Lu}+${NO_MORE}|\p{L}/\p{L}${NO_MORE}|w/(?:out|o)?${NO_MORE}|s/he`,
  ],
  ['prefix: non-aligned', String.raw`(?<!\p{L}-)(?:${prefixes})-[\p{L}\d][\p{L}\p{M}\d]*(?:['’]\p{L}+){0,3}`],
  ['word', String.raw`[\p{L}\p{M}_][\p{L}\p{M}\p{N}_\u00ad\u200b-\u200d]*(?:['’‘${'`'}´]\p{L}[\p{L}\p{M}]*){0,3}`],
  ['clitic: ’s', `['’](?:s|m|d|re|ve|ll)${NO_MORE}`],
]

/** Matches one written form at a place of the text (sticky). */
export const writtenForm = new RegExp(FORMS.map(([, pattern]) => `(?:${pattern})`).join('|'), 'uy')
