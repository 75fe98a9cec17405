import type { Element, ElementContent, Root, RootContent } from 'hast'

/** Nothing of these is text of the author. */
const dropped = new Set(
  'applet area audio base button canvas col colgroup datalist embed frame frameset head iframe link map math meta noframes noscript object param progress script select source style svg template textarea title track video'.split(
    ' ',
  ),
)
/** Blocks that mean nothing in a text. */
const blocks = new Set(['form', 'fieldset', 'center', 'details', 'summary', 'clipboard-copy'])
/** What sites put beside their texts: links to edit a section, anchors of headings, numbers of lines. */
const furniture =
  /(^|\s)(mw-editsection|anchor|headerlink|blob-num|zeroclipboard-container|noprint|sr-only|hide-print)(\s|$)/

/** Takes everything out of pasted HTML that is no text, and says by elements what it said by styles. */
export function cleanPasted(tree: Root): Root {
  return { type: 'root', children: cleanAll(tree.children).filter(isRootContent) }
}

const isRootContent = (node: ElementContent): node is ElementContent & RootContent => node.type !== 'comment'

function cleanAll(nodes: readonly (RootContent | ElementContent)[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node]
    return node.type === 'element' ? cleanElement(node) : []
  })
}

function cleanElement(element: Element): ElementContent[] {
  const { tagName, properties } = element
  if (dropped.has(tagName) || furniture.test(classes(element)) || properties.ariaHidden === 'true') return []
  if (tagName === 'img') return cleanImage(element)
  if (tagName === 'input') return properties.type === 'checkbox' ? [element] : []
  if (tagName === 'pre') return [withLanguage(element)]
  const children = cleanAll(element.children)
  if (blocks.has(tagName)) return [{ ...element, tagName: 'div', properties: {}, children }]
  if (tagName === 'a') return cleanLink(element, children)
  // Word's own elements, and the one that Google Docs puts around everything.
  if (tagName.includes(':') || tagName === 'font' || String(properties.id).startsWith('docs-internal-guid'))
    return children
  if (tagName === 'div' && /highlight-source-/.test(classes(element)))
    return children.map((child) => marked(child, element))
  return asStyled({ ...element, properties: keptOf(element), children }, String(properties.style ?? ''))
}

function keptOf({ properties }: Element): Element['properties'] {
  const { colSpan, rowSpan, align, start, className } = properties
  return { colSpan, rowSpan, align, start, className }
}

function cleanLink(element: Element, children: ElementContent[]): ElementContent[] {
  const href = String(element.properties.href ?? '')
  if (!hasText(children)) return []
  // An address within the other site would lead nowhere here.
  return /^(https?:\/\/|mailto:)\S+$/i.test(href)
    ? [{ ...element, properties: { href }, children }]
    : children
}

function cleanImage({ properties: { src, alt } }: Element): ElementContent[] {
  const address = String(src ?? '')
  if (!/^https?:\/\/\S+$/i.test(address) || address.length > 500) return []
  return [
    { type: 'element', tagName: 'img', properties: { src: address, alt: String(alt ?? '') }, children: [] },
  ]
}

/** Editors say bold and italic by styles; a plain weight within `<b>` means none. */
function asStyled(element: Element, style: string): ElementContent[] {
  const { tagName, children } = element
  const bold = /font-weight: ?(bold|[6-9]00)/i.test(style)
  if ((tagName === 'b' || tagName === 'strong') && /font-weight: ?(normal|[1-4]00)/i.test(style))
    return children
  if (tagName !== 'span') return [element]
  const inner = hasText(children) ? children : null
  if (!inner) return children
  const slanted = /font-style: ?italic/i.test(style) ? [wrapped('em', inner)] : inner
  const fixed = /font-family: ?[^;]*(mono|courier|consolas)/i.test(style) ? [wrapped('code', inner)] : slanted
  return bold ? [wrapped('strong', fixed)] : fixed
}

function wrapped(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}

function marked(node: ElementContent, around: Element): ElementContent {
  return node.type === 'element' && node.tagName === 'pre' ? withLanguage(node, classes(around)) : node
}

/** A block of code as its text alone, in the language that a class names. */
function withLanguage(pre: Element, around = ''): Element {
  const inner = pre.children.find((child) => child.type === 'element' && child.tagName === 'code')
  const names = [classes(pre), inner?.type === 'element' ? classes(inner) : '', around].join(' ')
  const language =
    /(?:language-|lang-|highlight-source-|mw-highlight-lang-|brush: ?)([a-z0-9+#-]{1,20})/i.exec(names)?.[1]
  const known = language && (shortNames.get(language) ?? language)
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: known ? { className: [`language-${known}`] } : {},
    children: [{ type: 'text', value: textOf(pre) }],
  }
  return { ...pre, properties: {}, children: [code] }
}

const shortNames = new Map([
  ['shell', 'bash'],
  ['sh', 'bash'],
  ['shell-session', 'console'],
])

function classes({ properties: { className } }: Element): string {
  return Array.isArray(className) ? className.join(' ') : String(className ?? '')
}

export function textOf(node: Root | ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return '\n'
  return 'children' in node
    ? node.children.map((child) => (child.type === 'doctype' ? '' : textOf(child))).join('')
    : ''
}

function hasText(nodes: ElementContent[]): boolean {
  return nodes.some(
    (node) => textOf(node).trim() !== '' || (node.type === 'element' && node.tagName === 'img'),
  )
}
