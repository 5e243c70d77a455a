const SPAN = '{"start":"INTEGER","end":"INTEGER"}'
const SHAPE = `{
  "mentions":[{"id":"VARCHAR","span":${SPAN}}], "dates":[{"id":"VARCHAR","span":${SPAN}}], "places":[{"id":"VARCHAR","span":${SPAN}}],
  "claims":[{"id":"VARCHAR","source":{"spans":[${SPAN}]},"cue":[${SPAN}],"content":[${SPAN}]}],
  "forecasts":[{"id":"VARCHAR","span":${SPAN},"word":${SPAN},"condition":${SPAN}}],
  "agreements":[{"id":"VARCHAR","subjects":[${SPAN}]}],
  "events":[{"id":"VARCHAR","trigger":${SPAN},"actors":[{"span":${SPAN}}],"recipients":[{"span":${SPAN}}],"evidence":[${SPAN}]}]
}`
const SPANS_IN: Readonly<Record<string, string>> = {
  mentions: '[x.span]',
  dates: '[x.span]',
  places: '[x.span]',
  claims: 'list_concat(x.source.spans, x.cue, x.content)',
  forecasts: '[x.span, x.word, x.condition]',
  agreements: 'x.subjects',
  events:
    'list_concat([x.trigger], list_transform(x.actors, lambda p: p.span), list_transform(x.recipients, lambda p: p.span), x.evidence)',
}

/** Each span of each record, a row, read out of the records: nothing but a person's own question wants them so. */
export const SPANS_VIEW = `
  CREATE VIEW spans AS
  WITH read AS (SELECT report, from_json(record, '${SHAPE}') AS r FROM records),
  things AS (
    ${Object.entries(SPANS_IN)
      .map(
        ([layer, spans]) =>
          `SELECT report, '${layer}' AS layer, x.id, unnest(list_distinct(${spans})) AS span FROM (SELECT report, unnest(r.${layer}) AS x FROM read)`,
      )
      .join('\n    UNION ALL ')}
  )
  SELECT report, layer, id, span."start" AS "start", span."end" AS "end" FROM things WHERE span IS NOT NULL
`
