import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { glyphOf } from '../../parts/status-mark.js'
import {
  type Block,
  blocksOf,
  type Layer,
  type Lit,
  type Mark,
  marksOf,
  type ShownReport,
  segmentsOf,
} from './segments.js'

/** From so many paragraphs or marks on, only those near the screen are drawn. */
const MANY_BLOCKS = 120
const MANY_MARKS = 1500
/** Paragraphs that are drawn above and below the screen. */
const BEYOND = 3

export interface TextPaneProps {
  readonly report: ShownReport
  readonly shown: ReadonlySet<Layer>
  readonly lit: readonly Lit[]
  readonly selected: string | null
  readonly addressOf: (layer: Layer, id: string) => string
  readonly onOpen: (layer: Layer, id: string) => void
}

/** The report's text with its marks. Text is only ever text: nothing in it is markup. */
export function TextPane(props: TextPaneProps) {
  const { report, shown, lit } = props
  const blocks = useMemo(() => blocksOf(report.original.text, report.original.title), [report])
  const all = useMemo(() => marksOf(report), [report])
  const perBlock = useMemo(() => marksPerBlock(blocks, all, shown), [blocks, all, shown])
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const many = blocks.length > MANY_BLOCKS || all.length > MANY_MARKS
  useLayoutEffect(() => setTop((box.current?.getBoundingClientRect().top ?? 0) + window.scrollY), [])
  const virtual = useWindowVirtualizer({
    count: many ? blocks.length : 0,
    estimateSize: (i) => 24 + Math.ceil((blocks[i]!.end - blocks[i]!.start) / 70) * 28,
    overscan: BEYOND,
    scrollMargin: top,
  })

  const first = lit[0]?.start
  useEffect(() => {
    if (first === undefined) return
    if (many)
      virtual.scrollToIndex(
        blocks.findIndex((b) => b.end > first),
        { align: 'center' },
      )
    else box.current?.querySelector('.lit')?.scrollIntoView({ block: 'nearest' })
  }, [first, many, blocks, virtual.scrollToIndex])

  const paragraph = (i: number) => (
    <Paragraph
      key={i}
      text={report.original.text}
      block={blocks[i]!}
      marks={perBlock[i]!}
      lit={litIn(lit, blocks[i]!)}
      {...pick(props)}
    />
  )
  return (
    <div
      className="report-text"
      ref={box}
      lang={report.original.language === 'und' ? undefined : report.original.language}
    >
      {many ? (
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => (
            <div
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              className="virtual-row"
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {paragraph(index)}
            </div>
          ))}
        </div>
      ) : (
        blocks.map((_, i) => paragraph(i))
      )}
      {blocks.length === 0 && <p className="none">The text of this report is not in the store.</p>}
    </div>
  )
}

const pick = ({ selected, addressOf, onOpen }: TextPaneProps) => ({ selected, addressOf, onOpen })
const NO_LIT: readonly Lit[] = []
function litIn(lit: readonly Lit[], block: Block): readonly Lit[] {
  const here = lit.filter((l) => l.start < block.end && l.end > block.start)
  return here.length > 0 ? here : NO_LIT
}

/** Marks by block; both are in the order of the text, and a mark may reach over several blocks. */
function marksPerBlock(blocks: readonly Block[], marks: readonly Mark[], shown: ReadonlySet<Layer>): Mark[][] {
  const per: Mark[][] = blocks.map(() => [])
  let from = 0
  for (const mark of marks) {
    if (!shown.has(mark.layer)) continue
    while (from < blocks.length && blocks[from]!.end <= mark.start) from++
    for (let i = from; i < blocks.length && blocks[i]!.start < mark.end; i++) per[i]!.push(mark)
  }
  return per
}

interface ParagraphProps {
  readonly text: string
  readonly block: Block
  readonly marks: readonly Mark[]
  readonly lit: readonly Lit[]
  readonly selected: string | null
  readonly addressOf: (layer: Layer, id: string) => string
  readonly onOpen: (layer: Layer, id: string) => void
}

const Paragraph = memo(function Paragraph({ text, block, marks, lit, selected, addressOf, onOpen }: ParagraphProps) {
  const Tag = block.headline ? 'h1' : 'p'
  return (
    <Tag dir="auto">
      {segmentsOf(block, marks, lit).map((segment) => {
        const words = text.slice(segment.start, segment.end)
        const classes = segment.lit.length > 0 ? `lit ${segment.lit.map((role) => `lit-${role}`).join(' ')}` : undefined
        const inner = segment.marks.at(-1)
        if (!inner)
          return classes ? (
            <span key={segment.start} className={classes}>
              {words}
            </span>
          ) : (
            words
          )
        // A second click on the same words opens the next of the annotations there.
        const at = segment.marks.findIndex((m) => `${m.layer}/${m.id}` === selected)
        const next = at < 0 ? inner : segment.marks.at(at - 1)!
        const event = segment.first.find((m) => m.layer === 'events')
        let shown = <>{words}</>
        for (const mark of [...segment.marks].reverse())
          shown = <span className={`mark ${mark.layer} ${mark.part} ${mark.status ?? ''}`}>{shown}</span>
        return (
          <a
            key={segment.start}
            className={classes}
            href={addressOf(next.layer, next.id)}
            title={segment.marks.map((m) => m.title).join(' · ')}
            data-glyph={event ? glyphOf(event.status ?? '') : undefined}
            // The record beside the text has the same, a row an annotation: the keyboard need not stop at every word.
            tabIndex={-1}
            onClick={(click) => {
              if (click.ctrlKey || click.metaKey || click.shiftKey) return
              click.preventDefault()
              onOpen(next.layer, next.id)
            }}
          >
            {shown}
          </a>
        )
      })}
    </Tag>
  )
})
