import type { Edge, Node } from './network.js'
import { xmlText } from './xml-text.js'

/**
 * A directed network with times as GEXF 1.3, for Gephi's timeline: an edge for each pair and quad, with a spell and its own
 * figures for each period in which something happened.
 */
export async function* gexfOf(nodes: AsyncIterable<Node>, edges: AsyncIterable<Edge>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta><creator>Démarche</creator><description>Who did what to whom: deeds that occurred, each counted once</description></meta>
  <graph mode="dynamic" timeformat="date" defaultedgetype="directed">
    <attributes class="edge" mode="dynamic">
      <attribute id="events" title="events" type="integer"/>
      <attribute id="goldstein" title="goldstein" type="double"/>
    </attributes>
    <nodes>
`
  for await (const { id, label, first, last } of nodes)
    yield `      <node id="${xmlText(id)}" label="${xmlText(label)}" start="${first}" end="${last}"/>\n`
  yield '    </nodes>\n    <edges>\n'
  let n = 0
  for await (const edge of edges) yield edgeOf(edge, n++)
  yield '    </edges>\n  </graph>\n</gexf>\n'
}

function edgeOf({ source, target, kind, events, spells }: Edge, n: number): string {
  const times = spells.map(({ start, end }) => `<spell start="${start}" end="${end}"/>`)
  const values = spells.flatMap(({ start, end, events: count, goldstein }) => [
    `<attvalue for="events" value="${count}" start="${start}" end="${end}"/>`,
    ...(goldstein === null ? [] : [`<attvalue for="goldstein" value="${goldstein}" start="${start}" end="${end}"/>`]),
  ])
  const ends = `source="${xmlText(source)}" target="${xmlText(target)}"`
  return `      <edge id="${n}" ${ends} kind="${kind}" label="${kind}" weight="${events}"><attvalues>${values.join('')}</attvalues><spells>${times.join('')}</spells></edge>\n`
}
