import { Fragment, isValidElement } from 'react'

type Props = Record<string, unknown>

/**
 * The HTML of components that need no script, made at once. React would make an object of each element, write it as
 * flight data, read that again, make HTML of it and send both: five times the work for a list of questions.
 * `chosen` is the value of the `<select>` around the node. Throws for what only React can do: components with hooks, of the client or asynchronous ones, functions, styles.
 */
export function markupOf(node: unknown, chosen?: string): string {
  if (typeof node === 'string') return escapeText(node)
  if (typeof node === 'number' || typeof node === 'bigint') return String(node)
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (Array.isArray(node)) return node.map((one) => markupOf(one, chosen)).join('')
  if (!isValidElement<Props>(node)) throw new Error('Only plain markup can be written as text.')
  const { type, props } = node
  if (typeof type === 'string') return elementMarkup(type, props, chosen)
  if (typeof type === 'function') return markupOf(Reflect.apply(type, undefined, [props]), chosen)
  if (type !== Fragment) throw new Error('Only plain components can be written as text.')
  return childrenMarkup(props, chosen)
}

const voidElements = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

function elementMarkup(name: string, props: Props, chosen: string | undefined): string {
  let attributes = ''
  for (const key in props) attributes += attributeMarkup(name, key, props[key])
  if (voidElements.has(name)) return `<${name}${attributes}/>`
  if (name === 'textarea') return `<textarea${attributes}>${textMarkup(props)}</textarea>`
  if (name === 'option' && chosen !== undefined && chosen === String(props.value ?? markupOf(props.children)))
    attributes += ' selected=""'
  const inside = name === 'select' ? chosenOf(props) : chosen
  const content =
    Array.isArray(props.children) && laidOut.test(String(props.className))
      ? apart(piecesOf(props.children, inside))
      : childrenMarkup(props, inside)
  return `<${name}${attributes}>${content}</${name}>`
}

// Whose children stand apart by a style sheet alone: in w3m and lynx their words would run into one.
const laidOut = /(?:^|[\s:-])(?:flex|grid)(?:\s|$)/

function piecesOf(node: unknown, chosen: string | undefined): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => piecesOf(one, chosen))
  return [markupOf(node, chosen)]
}

/** White space between elements, which such a layout itself does not show; none beside text, where it would be seen. */
function apart(pieces: string[]): string {
  let text = ''
  let last = ''
  for (const piece of pieces) {
    text += last.endsWith('>') && piece.startsWith('<') ? `\n${piece}` : piece
    last = piece || last
  }
  return text
}

function childrenMarkup({ children, dangerouslySetInnerHTML }: Props, chosen?: string): string {
  if (isHtml(dangerouslySetInnerHTML)) return dangerouslySetInnerHTML.__html
  return markupOf(children, chosen)
}

function chosenOf({ value, defaultValue }: Props): string | undefined {
  const chosen = value ?? defaultValue
  return chosen === undefined || chosen === null ? undefined : String(chosen)
}

/** What a text field holds; a newline right after the tag is dropped by the parser, so one is given to be dropped. */
function textMarkup(props: Props): string {
  const text = chosenOf(props)
  if (text === undefined) return childrenMarkup(props)
  return `${text.startsWith('\n') ? '\n' : ''}${escapeText(text)}`
}

const renamed: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  defaultValue: 'value',
  defaultChecked: 'checked',
}
const contents = new Set(['children', 'dangerouslySetInnerHTML', 'suppressHydrationWarning'])

function attributeMarkup(element: string, key: string, value: unknown): string {
  if (contents.has(key) || value === undefined || value === null || hasOwnContent(element, key)) return ''
  const name = renamed[key] ?? key
  if (typeof value === 'boolean' && !key.includes('-') && !enumerated.has(key))
    return value ? ` ${name}=""` : ''
  if (typeof value === 'object' || typeof value === 'function')
    throw new Error(`${key} of <${element}> cannot be written as text.`)
  const text = String(value)
  if (/^\W*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i.test(text) && addresses.has(key))
    throw new Error(`${key} of <${element}> holds script.`)
  return ` ${name}="${escapeText(text)}"`
}

// `false` of these is something else than their absence, as of aria- and data- attributes.
const enumerated = new Set(['contentEditable', 'draggable', 'spellCheck'])
const addresses = new Set(['href', 'src', 'action', 'formAction'])

// These are part of the element's content.
const hasOwnContent = (element: string, key: string) =>
  (element === 'textarea' || element === 'select') && (key === 'defaultValue' || key === 'value')

const isHtml = (value: unknown): value is { __html: string } =>
  typeof value === 'object' && value !== null && '__html' in value && typeof value.__html === 'string'

const special = /["&'<>]/
const entities: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
}

function escapeText(text: string): string {
  return special.test(text) ? text.replace(/["&'<>]/g, (character) => entities[character] ?? '') : text
}
