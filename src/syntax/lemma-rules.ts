/** A word without its ending, as it may be written: "hoping" -> "hope", "hop"; the first one that is a known word is taken. */
export type Candidates = readonly [string, ...string[]]

/** "-ies", "-ches": how the plural of a noun and the third person of a verb are undone. The likeliest comes first. */
export function withoutS(word: string): Candidates {
  if (word.length < 3 || !word.endsWith('s') || /(?:ss|[^aeiou]us|[iae]us|[^aeiouk]is)$/.test(word)) return [word]
  if (word.endsWith("'s")) return [word.slice(0, -2)]
  if (word.endsWith('ies')) return word.length < 5 ? [word.slice(0, -1)] : [`${word.slice(0, -3)}y`, word.slice(0, -1)]
  if (/(?:sh|[^c]ch|cch|x|ss|zz|tch)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)]
  if (/(?:us|as|o)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)]
  return [word.slice(0, -1), ...(word.endsWith('es') ? [word.slice(0, -2)] : [])]
}

export function withoutIng(word: string): Candidates {
  if (!/[aeiouy].*ing$/.test(word) || word.length < 5) return [word]
  return stemsOf(word.slice(0, -3))
}

export function withoutEd(word: string): Candidates {
  if (!word.endsWith('ed') || word.length < 4 || !/[aeiouy].*ed$/.test(word)) return [word]
  if (word.endsWith('eed')) return [word.slice(0, -1), word]
  if (word.endsWith('ied')) return word.length < 5 ? [word.slice(0, -1)] : [`${word.slice(0, -3)}y`, word.slice(0, -1)]
  return stemsOf(word.slice(0, -2))
}

export function withoutDegree(word: string): Candidates {
  const ending = /(?:er|est)$/.exec(word)?.[0]
  if (!ending || word.length < 5) return [word]
  const stem = word.slice(0, -ending.length)
  if (stem.endsWith('i')) return [`${stem.slice(0, -1)}y`, word]
  if (/([bdgmnpt])\1$/.test(stem)) return [stem.slice(0, -1), stem, word]
  return FINAL_E.test(stem) || /(?:[^aeiou][aiou][cdgklmrtv]|ng|rg|[lrs]s|ow?s|[bpt]l)$/.test(stem)
    ? [`${stem}e`, stem, word]
    : [stem, `${stem}e`, word]
}

/**
 * Stems that take back a silent e: "negotiat|ed", "includ|ing", "provok|ed", "settl|ed". Spelling tells for most
 * verbs of news; where it does not ("changing", "hanging"), the list of known words does.
 */
const FINAL_E =
  /(?:[^aeiou]l(?<![lrw]l)|v|u|c|(?<!z)z|[dr]g|[^aeiou]?[aeiou]g(?<=[aeiou][aiou]g|[aeu]g)|[aioueln]s(?<!ss)|[rp]s|[ui]s|[iu]at|[^eaoiu][a]t|[^ou]ut|[^oa]id|[^eo]ad|[^o]ud|[^o]od|[^eoi]ar|[^a]ir|[^oeu]ur|(?:pl|n|st|sc)or|[^aoe]in|v[e]n|[^ae]im|[sln]um|[^eo]am|[^eo]ak|[^a]ik|[^o]ok|uk|[^ae][au]l|[^ao]il|[^eo]ap|[^a]ip|yp|[rc]ib|[^o]ob|yl|h?th(?<=[ao]th))$/

function stemsOf(stem: string): Candidates {
  const doubled = /([bdfgklmnprtvz])\1$/.test(stem)
  if (doubled) {
    // "planned" -> "plan", "travelled" -> "travel"; but "killed", "added", "passed".
    const single = stem.slice(0, -1)
    const keepsBoth = /(?:^[^aeiou]*[aeiou]ll|[aeiou]ff|^[^aeiou]*[aeo]dd|[zs]z)$/.test(stem)
    return keepsBoth ? [stem, single, `${stem}e`] : [single, stem, `${stem}e`]
  }
  if (/[^aeiou]y$|[aeo]y$/.test(stem)) return [stem]
  return isMonosyllable(stem) || FINAL_E.test(stem) ? [`${stem}e`, stem] : [stem, `${stem}e`]
}

/** "hop|ing", "nam|ed": a short vowel before one consonant would have doubled it. */
const isMonosyllable = (stem: string): boolean => /^[^aeiouy]*[aeiouy][bcdgklmnprstvz]$/.test(stem)
