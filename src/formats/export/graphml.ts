import type { Edge, Node } from './network.js'
import { xmlText } from './xml-text.js'

/** A directed network as GraphML: an edge for each pair and quad, with the number of deeds and the days of the first and last. */
export async function* graphmlOf(nodes: AsyncIterable<Node>, edges: AsyncIterable<Edge>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="kind" for="edge" attr.name="kind" attr.type="string"/>
  <key id="events" for="edge" attr.name="events" attr.type="int"/>
  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
  <key id="goldstein" for="edge" attr.name="goldstein" attr.type="double"/>
  <key id="first" for="edge" attr.name="first" attr.type="string"/>
  <key id="last" for="edge" attr.name="last" attr.type="string"/>
  <graph id="record" edgedefault="directed">
`
  for await (const { id, label } of nodes)
    yield `    <node id="${xmlText(id)}"><data key="label">${xmlText(label)}</data></node>\n`
  let n = 0
  for await (const { source, target, kind, events, goldstein, first, last } of edges) {
    const data = Object.entries({ kind, events, weight: events, goldstein, first, last })
      .filter(([, value]) => value !== null)
      .map(([key, value]) => `<data key="${key}">${value}</data>`)
    yield `    <edge id="e${n++}" source="${xmlText(source)}" target="${xmlText(target)}">${data.join('')}</edge>\n`
  }
  yield '  </graph>\n</graphml>\n'
}
