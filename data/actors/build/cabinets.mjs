// Offices and holders of 2019, from CIA World Leaders (an October copy, many governments as of spring): family names in capitals, offices in its own words.
import { readFileSync } from 'node:fs'
import { csvLines } from '../../../build/src/report/csv.js'
import { officeOf } from './offices.mjs'

const ODD_COUNTRIES = {
  'Burma': 'MMR', 'Cabo Verde': 'CPV', 'Congo, Democratic Republic of the': 'COD', 'Congo, Republic of the': 'COG', "Cote d'Ivoire": 'CIV',
  'Czechia': 'CZE', 'Korea, North': 'PRK', 'Korea, South': 'KOR', 'Micronesia, Federated States of': 'FSM', 'Timor-Leste': 'TLS',
  'Vatican City)': 'VAT', 'Bahamas, The': 'BHS', 'Gambia, The': 'GMB',
}

export function readCabinets(path, idOfName) {
  const rows = []
  for (const [country, office, written] of csvLines(readFileSync(path, 'utf8')).slice(1)) {
    const state = ODD_COUNTRIES[country] ?? idOfName(country)
    if (!state) throw new Error(`cabinets: no state "${country}"`)
    const { person, aliases } = nameOf(written)
    if (!person || !/\s/.test(person)) continue
    rows.push({ state, person, aliases, ...officeOf(office), from: '', to: '', seen: '2019', sure: 0.8, source: 'CIA World Leaders 2019' })
  }
  return rows
}

/** 'Ibrahim "Ibu" Mohamed SOLIH' is Ibrahim Mohamed Solih, also Ibu Solih. */
function nameOf(written) {
  const aliases = []
  let name = written.replace(/\((?:acting|ret\.?|a\.?i\.?)\)/gi, '').replace(/^(Judge|Dr\.|Gen\.|Lt\. Gen\.|Sheikh|Ret\.) /, '')
  name = name.replace(/\(a\.k\.a\. ([^)]+)\)/, (_, other) => void aliases.push(inNormalCase(other)) ?? '')
  const nick = name.match(/["(]([^")]+)[")]/)
  name = name.replace(/["(][^")]*[")]/, ' ').replace(/, Jr\./, ' Jr.').replace(/\s+/g, ' ').trim()
  const families = name.split(' ').filter((word) => /^(?:al-|Al-)?[\p{Lu}'-]{2,}$/u.test(word) && !/^(II|III|IV)$/.test(word))
  const family = families.map(inNormalCase).join(' ')
  const person = inNormalCase(name)
  const words = person.replace(/ (Jr\.|III|II|IV)$/, '').split(' ')
  // "Daniel ORTEGA Saavedra" is Daniel Ortega in the news, "Nguyen Xuan PHUC" is not "Nguyen Phuc"
  if (families.length === 1 && words.length > 2 && words.indexOf(family) > 0 && words.indexOf(family) < words.length - 1) {
    aliases.push(`${words.slice(0, words.indexOf(family) + 1).join(' ')}`)
  }
  if (nick && family) aliases.push(inNormalCase(`${nick[1]} ${family}`))
  return { person, aliases }
}

function inNormalCase(name) {
  return name
    .trim()
    .split(' ')
    .map((word) => {
      if (/^(II|III|IV|VI|VII|VIII|XIV)$/.test(word) || /^[A-Z]\.?$/.test(word) || /^([A-Z]\.)+$/.test(word)) return word
      if (/^(BIN|DE|DOS|DA|DI|DER|VAN|DEL|LA|DU)$/.test(word)) return word.toLowerCase()
      return word.replace(/[\p{L}'’]+/gu, (part) => {
        if (!/\p{Lu}{2}/u.test(part) && !/^\p{Lu}'\p{Lu}/u.test(part)) return part
        const low = part.toLowerCase()
        const mac = low.match(/^(mc|o'|d'|n')(\p{L})(.*)$/u)
        if (mac) return mac[1][0].toUpperCase() + mac[1].slice(1) + mac[2].toUpperCase() + mac[3]
        return low[0].toUpperCase() + low.slice(1)
      })
    })
    .join(' ')
}
