/** The parts of the DOM that are used here; linkedom and browsers both have them. */
export interface Node {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<Node>
}

export interface Element extends Node {
  getAttribute(name: string): string | null
}

/** A paragraph, heading or list item of a page, in its order. */
export interface HtmlBlock {
  readonly text: string
  /** Share of its characters that are links: 1 for a line of a menu. */
  readonly linked: number
  readonly element: string
}

const ELEMENT = 1
const TEXT = 3

// Pictures with their captions, forms, menus: not the reporter's words.
const SKIPPED = new Set(
  `ASIDE AUDIO BUTTON CANVAS DATALIST DIALOG EMBED FIGCAPTION FIGURE FOOTER FORM IFRAME INPUT LABEL LINK MAP META NAV
   NOSCRIPT OBJECT OPTION PICTURE SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TIME VIDEO`.split(/\s+/),
)
const OWN_LINE = new Set(
  `ADDRESS ARTICLE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P
   PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL`.split(/\s+/),
)

/** The blocks of text under `root`: an element that stands on its own line is a block, and so is what `<br>` parts. */
export function htmlBlocks(root: Node): HtmlBlock[] {
  const blocks: HtmlBlock[] = []
  let text = ''
  let linked = 0
  let element = root.nodeName
  const close = () => {
    const tidy = text.replace(/\s+/g, ' ').trim()
    if (tidy) blocks.push({ text: tidy, linked: Math.min(1, linked / tidy.length), element })
    text = ''
    linked = 0
  }
  const walk = (node: Node, inLink: boolean): void => {
    if (node.nodeType === TEXT) {
      const words = node.textContent ?? ''
      text += words
      if (inLink) linked += words.trim().length
      return
    }
    if (node.nodeType !== ELEMENT) return
    const name = node.nodeName.toUpperCase()
    if (SKIPPED.has(name) || isHidden(node as Element)) return
    if (name === 'BR') {
      close()
      return
    }
    const ownLine = OWN_LINE.has(name)
    if (ownLine) {
      close()
      element = name
    }
    for (const child of node.childNodes) walk(child, inLink || name === 'A')
    if (ownLine) close()
  }
  walk(root, false)
  close()
  return blocks
}

const isHidden = (element: Element): boolean =>
  element.getAttribute('hidden') !== null ||
  element.getAttribute('aria-hidden') === 'true' ||
  /display:\s*none|visibility:\s*hidden/i.test(element.getAttribute('style') ?? '')
