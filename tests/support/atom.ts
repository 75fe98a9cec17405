import { SaxesParser } from 'saxes'

const ATOM = 'http://www.w3.org/2005/Atom'
const XML = 'http://www.w3.org/XML/1998/namespace'

export type XmlElement = {
  name: string
  attributes: Map<string, string>
  children: XmlElement[]
  text: string
}

/** Reads a document strictly, with namespaces; anything not well-formed throws. */
export function parseXml(document: string): XmlElement {
  const root: XmlElement = { name: '#document', attributes: new Map(), children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes = new Map(
      Object.values(tag.attributes).map((one) => [
        one.uri ? `{${one.uri}}${one.local}` : one.local,
        one.value,
      ]),
    )
    const element = { name: `{${tag.uri}}${tag.local}`, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const inside = open.at(-1)
    if (inside) inside.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(document).close()
  const [first] = root.children
  if (!first) throw new Error('Nothing in the document')
  return first
}

/**
 * What is wrong with a feed by RFC 4287: the grammar of its Appendix B for the elements we may write, and every MUST of
 * section 4. Empty when it is valid.
 */
export function atomFaults(document: string): string[] {
  const feed = parseXml(document)
  if (feed.name !== `{${ATOM}}feed`) return [`The root is ${feed.name}`]
  const entries = feed.children.filter(({ name }) => name === `{${ATOM}}entry`)
  return [
    ...common(feed, 'feed'),
    ...grammar(feed, 'feed', feedChildren),
    ...ownedLinks(feed, 'feed'),
    ...(has(feed, 'author') || entries.every((entry) => has(entry, 'author')) ? [] : ['No author']),
    ...entries.flatMap(entryFaults),
    ...repeats(entries.map((entry) => childText(entry, 'id'))).map((id) => `Two entries are ${id}`),
  ]
}

type Bounds = [least: number, most: number]
const many: Bounds = [0, Number.POSITIVE_INFINITY]
const maybe: Bounds = [0, 1]
const once: Bounds = [1, 1]

const feedChildren: Record<string, Bounds> = {
  ...{
    id: once,
    title: once,
    updated: once,
    subtitle: maybe,
    generator: maybe,
    icon: maybe,
    logo: maybe,
    rights: maybe,
  },
  ...{ author: many, contributor: many, category: many, link: many, entry: many },
}
const entryChildren: Record<string, Bounds> = {
  ...{
    id: once,
    title: once,
    updated: once,
    published: maybe,
    summary: maybe,
    content: maybe,
    rights: maybe,
    source: maybe,
  },
  ...{ author: many, contributor: many, category: many, link: many },
}

function entryFaults(entry: XmlElement): string[] {
  const where = `entry ${childText(entry, 'id')}`
  const hasContent = has(entry, 'content')
  const alternates = links(entry).filter(isAlternate)
  return [
    ...common(entry, where),
    ...grammar(entry, where, entryChildren),
    ...ownedLinks(entry, where),
    ...(hasContent || alternates.length > 0 ? [] : [`${where}: neither content nor an alternate link`]),
    ...(hasContent || has(entry, 'summary') ? [] : [`${where}: neither content nor summary`]),
  ]
}

/** Every child is known, often enough and not too often, and written as its kind is. */
function grammar(element: XmlElement, where: string, known: Record<string, Bounds>): string[] {
  const counts = new Map<string, number>()
  const faults: string[] = []
  for (const child of element.children) {
    const name = child.name.startsWith(`{${ATOM}}`) ? child.name.slice(ATOM.length + 2) : child.name
    counts.set(name, (counts.get(name) ?? 0) + 1)
    if (!known[name]) faults.push(`${where}: ${name} may not be here`)
    faults.push(...childFaults(child, name).map((fault) => `${where}, ${name}: ${fault}`))
  }
  for (const [name, [least, most]] of Object.entries(known)) {
    const count = counts.get(name) ?? 0
    if (count < least || count > most) faults.push(`${where}: ${count} times ${name}`)
  }
  if (element.text.trim() !== '') faults.push(`${where}: stray text`)
  return faults
}

function childFaults(child: XmlElement, name: string): string[] {
  if (name === 'entry' || name === 'source') return []
  if (name === 'author' || name === 'contributor') return personFaults(child)
  if (name === 'updated' || name === 'published')
    return leaf(child, isDate(child.text), 'not an RFC 3339 date')
  if (name === 'id') return leaf(child, isIri(child.text), 'not an absolute IRI')
  if (name === 'category') return empty(child, child.attributes.get('term') ? [] : ['no term'])
  if (name === 'link') return empty(child, linkFaults(child))
  const type = child.attributes.get('type') ?? 'text'
  const types =
    name === 'content' || ['title', 'subtitle', 'summary', 'rights'].includes(name)
      ? ['text', 'html']
      : ['text']
  return leaf(child, types.includes(type), `type ${type}`)
}

function personFaults(person: XmlElement): string[] {
  const names = person.children.map(({ name }) => name.slice(ATOM.length + 2))
  return [
    ...(names.filter((name) => name === 'name').length === 1 ? [] : ['needs one name']),
    ...names.filter((name) => !['name', 'uri', 'email'].includes(name)).map((name) => `${name} in a person`),
    ...repeats(names).map((name) => `two of ${name}`),
    ...(childText(person, 'name').trim() === '' ? ['an empty name'] : []),
  ]
}

function linkFaults({ attributes }: XmlElement): string[] {
  const href = attributes.get('href')
  const type = attributes.get('type')
  return [
    ...(href && isIri(href) ? [] : ['no absolute href']),
    ...(type === undefined || /^[\w.+-]+\/[\w.+-]+$/.test(type) ? [] : [`type ${type}`]),
    ...[...attributes.keys()].filter(
      (key) => !['href', 'rel', 'type', 'hreflang', 'title', 'length'].includes(key),
    ),
  ]
}

/** At most one alternate link of a type and language; a feed should say where it is itself. */
function ownedLinks(element: XmlElement, where: string): string[] {
  const kinds = links(element)
    .filter(isAlternate)
    .map(({ attributes }) => `${attributes.get('type')} ${attributes.get('hreflang')}`)
  const self = links(element).some(({ attributes }) => attributes.get('rel') === 'self')
  return [
    ...repeats(kinds).map((kind) => `${where}: two alternate links (${kind})`),
    ...(where !== 'feed' || self ? [] : ['feed: no link to itself']),
  ]
}

function common({ attributes }: XmlElement, where: string): string[] {
  const allowed = [`{${XML}}base`, `{${XML}}lang`]
  return [...attributes.keys()]
    .filter((key) => !allowed.includes(key) && key !== 'xmlns' && !key.endsWith('}xmlns'))
    .map((key) => `${where}: attribute ${key}`)
}

const links = (element: XmlElement) => element.children.filter(({ name }) => name === `{${ATOM}}link`)
const isAlternate = ({ attributes }: XmlElement) => (attributes.get('rel') ?? 'alternate') === 'alternate'
const has = (element: XmlElement, name: string) =>
  element.children.some((child) => child.name === `{${ATOM}}${name}`)
const leaf = (child: XmlElement, right: boolean, fault: string) =>
  child.children.length > 0 ? ['elements inside'] : right ? [] : [fault]
const empty = (child: XmlElement, faults: string[]) =>
  child.children.length > 0 || child.text !== '' ? [...faults, 'not empty'] : faults
const isIri = (text: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)
const isDate = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))

export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === `{${ATOM}}${name}`)?.text ?? ''
}

function repeats(words: string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index)
}
