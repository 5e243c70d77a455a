// Names of offices as the news says them, and PLOVER's sectors for them.

const AREAS = [
  [/^(national )?defen[cs]e/, 'defense'], [/^(national )?armed forces|^war$/, 'defense'],
  [/^(foreign affairs|foreign relations|external relations|external affairs|foreign and|foreign &|foreign minister)/, 'foreign'],
  [/^(the )?(interior|internal affairs)/, 'interior'], [/^home affairs/, 'home'], [/^(public |national )?finance/, 'finance'],
  [/^(public )?health/, 'health'], [/^justice/, 'justice'], [/^(national )?education/, 'education'], [/^(the )?(national )?economy/, 'economy'],
  [/^(public |national |internal |state )?security/, 'security'], [/^agriculture/, 'agriculture'], [/^(the )?environment/, 'environment'],
  [/^(transport|transportation)\b/, 'transport'], [/^energy/, 'energy'], [/^(petroleum|oil)/, 'oil'], [/^trade/, 'trade'],
  [/^(labor|labour)/, 'labor'], [/^culture/, 'culture'], [/^(information|communications?)\b/, 'information'], [/^(youth|sports?)\b/, 'sports'],
]

/** "Minister of Foreign Affairs & Trade" -> foreign minister, GOV. */
export function officeOf(written) {
  const said = written.toLowerCase().replace(/&/g, 'and').replace(/\bgovt\./g, 'government').replace(/\bintl\./g, 'international').replace(/defence/g, 'defense').trim()
  const minister = said.match(/^(?:minister|secretary|secretary of state)(?: of| for) (?:the )?(.+)$/)
  let office = said
  if (/^permanent representative to the un/.test(said)) office = 'ambassador to the united nations'
  else if (/^ambassador to the us/.test(said)) office = 'ambassador to the united states'
  else if (/central bank|national bank|reserve bank|bank of|monetary (authority|agency)/.test(said) && /^(governor|president|chairman|chair|director|chmn)/.test(said)) office = 'central bank governor'
  else if (minister && !/^state\b/.test(minister[1])) {
    const area = AREAS.find(([pattern]) => pattern.test(minister[1]))
    office = area ? `${area[1]} minister` : minister[1].split(' ').length < 3 && !/ and /.test(minister[1]) ? `${minister[1]} minister` : said
  }
  return { office: office.replace(/,/g, ''), sectors: sectorsOf(said, office) }
}

function sectorsOf(said, office) {
  if (office === 'defense minister') return 'GOV MIL'
  if (/chief justice|supreme court|constitutional (court|council|tribunal)|prosecutor|attorney general|solicitor general/.test(said)) return 'JUD'
  if (/intelligence|national security service|state security (service|committee)|directorate of security/.test(said) && !/^minister/.test(said)) return 'SPY'
  if (/^(chief of .*staff|commander|chmn.*military|.*armed forces|.*joint chiefs|vice chmn.*military)/.test(said) && !/minister/.test(said)) return 'MIL'
  if (/(speaker|president of the (senate|national assembly|parliament)|chairman of .*(congress|assembly|parliament|duma|presidium)|supreme people's assembly)/.test(said)) return 'LEG'
  return 'GOV'
}

/** Offices that one person holds at a time. */
export const ONE_HOLDER = /^(president|prime minister|premier|king|queen|emperor|emir|sultan|pope|chancellor|foreign minister|defense minister|interior minister|finance minister|secretary of state|secretary-general|vice president|leader|supreme leader|foreign secretary)$/
