// Reads tenures/*.txt, the lists that people write and correct. Format: see their first lines and ../README.md.
import { readdirSync, readFileSync } from 'node:fs'

const HERE = new URL('./tenures/', import.meta.url)

/** One row a person, office and time; `state` is an id of states.csv or PLOVER's IGO, UNO, EUR … */
export function readTenures() {
  const rows = []
  for (const file of readdirSync(HERE).filter((name) => name.endsWith('.txt')).sort()) {
    let state = ''
    readFileSync(new URL(file, HERE), 'utf8').split('\n').forEach((line, i) => {
      if (!line.trim() || line.startsWith('#')) return
      if (line.startsWith('@')) return void (state = line.slice(1).trim())
      const head = line.match(/^([^:[\]]+?)\s*(?:\[([A-Z ]*)\])?:\s*(.*)$/)
      if (!head || !state) throw new Error(`${file}:${i + 1}: not "office [SECTORS]: name from > …": ${line.slice(0, 60)}`)
      const [, office, sectors, list] = head
      rows.push(...holdersIn(list, `${file}:${i + 1}`).map((one) => ({ ...one, state, office, sectors: sectors ?? 'GOV' })))
    })
  }
  return rows
}

const DAY = String.raw`\d{4}(?:-\d\d(?:-\d\d)?)?`
const ENTRY = new RegExp(String.raw`^(~?)(.*?)\s*(${DAY})?\s*(?:\.\.\s*(${DAY})?)?$`)

function holdersIn(list, where) {
  const rows = []
  for (const chain of list.split('|')) {
    let previous = null
    for (const part of chain.split('>')) {
      const [, doubt, names, from = '', to = ''] = part.trim().match(ENTRY) ?? []
      if (previous && !previous.to && from) previous.to = from
      if (!names) {
        if (part.trim() && !from) throw new Error(`${where}: "${part.trim()}"`)
        previous = null
        continue
      }
      const [person, aliases = ''] = names.split('=')
      if (/\d/.test(person)) throw new Error(`${where}: a number in the name "${person}"`)
      previous = { person: person.trim(), aliases: aliases.split(';').map((a) => a.trim()).filter(Boolean), from, to, sure: doubt ? 0.7 : 1 }
      rows.push(previous)
    }
  }
  return rows
}
