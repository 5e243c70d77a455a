import { rowsOf } from '../../question.js'
import type { Asked } from '../asked-actors.js'
import type { Means } from './facts.js'

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

/** "Recep Tayyip Erdoğan" and "Erdogan" are one, "Amir-Abdollahian" and "Amir Abdollahian": all words of one are in the other. */
export function isSameName(a: string, b: string): boolean {
  const [short, long] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length)
  return short!.some((word) => word.length > 2) && short!.every((word) => long!.includes(word))
}

/** Is the person asked about, by name or by office, the one of a row? */
export async function isPersonAsked(
  person: Asked | undefined,
  { catalog }: Pick<Means, 'catalog'>,
): Promise<(name: string) => boolean> {
  if (!person) return () => true
  const holders = await rowsOf<{ name: string; office: string }>(
    catalog,
    `SELECT DISTINCT name, office FROM participants
     WHERE country = $country AND office IS NOT NULL AND contains(lower($name), office)`,
    { country: person.country, name: person.name },
  )
  // "The Iranian foreign minister" is whoever the reports give that office.
  return (name) => isSameName(name, person.name) || holders.some((holder) => isSameName(holder.name, name))
}
