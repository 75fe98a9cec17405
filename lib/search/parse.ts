import { parsePciId } from '@/lib/devices/pci-id'
import { isStorable } from '@/lib/text/well-formed'
import { identifierOf, listXids } from './identifiers'

/** Longer queries are cut; nobody types them, and each word costs the database a look-up. */
export const QUERY_MAX = 400
const TERMS_MAX = 16
const NAMES_MAX = 6

export const documentKinds = ['question', 'answer', 'page'] as const
export type DocumentKind = (typeof documentKinds)[number]

export type SearchTerm = {
  /** `name` is an exact identifier; `compound` is words joined by one hyphen, which people also write apart. */
  kind: 'words' | 'phrase' | 'name' | 'compound'
  text: string
  not: boolean
}

export type ParsedSearch = {
  terms: SearchTerm[]
  tags: { name: string; not: boolean }[]
  user: string | null
  kinds: DocumentKind[]
  unanswered: boolean
  accepted: boolean
  /** Pages that are marked obsolete: left out, found among the others, or alone. */
  obsolete: 'out' | 'in' | 'only'
  /** Of the machine that a post speaks of: PCI ids, and drivers as `nvidia` or `nvidia/580`. */
  devices: string[]
  drivers: string[]
  /** Only what fits the machine that the reader chose. */
  rig: boolean
  score: { least: number | null; most: number | null }
  /** What was left out and why, in words for the reader. */
  notes: string[]
}

/**
 * Reads `black screen "fallen off" -nouveau [nvidia] -[wayland] user:ada is:question score:>3 device:10de:2684`. Understands every
 * text: what is no operator is looked for as words. Null only for text that no database can hold.
 */
export function parseSearch(query: string): ParsedSearch | null {
  if (!isStorable(query)) return null
  const search: ParsedSearch = {
    terms: [],
    tags: [],
    user: null,
    kinds: [],
    unanswered: false,
    accepted: false,
    obsolete: 'out',
    devices: [],
    drivers: [],
    rig: false,
    score: { least: null, most: null },
    notes: [],
  }
  if (query.length > QUERY_MAX) search.notes.push(`Only the first ${QUERY_MAX} characters were searched for.`)
  const text = query.slice(0, QUERY_MAX).replace(/[\uD800-\uDBFF]$/, '')
  for (const word of splitQuery(text)) readWord(search, word)
  search.terms = joinWords(search.terms)
  if (search.terms.length > TERMS_MAX) {
    search.terms.length = TERMS_MAX
    search.notes.push(`Only the first ${TERMS_MAX} words and names were searched for.`)
  }
  return search
}

/** Whether there is anything to look for. */
export function isEmptySearch(search: ParsedSearch): boolean {
  const { terms, tags, user, kinds, unanswered, accepted, obsolete, devices, drivers, rig, score } = search
  const filters = tags.length + kinds.length + terms.length + devices.length + drivers.length
  const states = rig || unanswered || accepted || obsolete === 'only'
  return filters === 0 && !states && !user && score.least === null && score.most === null
}

/** The words alone, as a title to ask under. */
export function wordsOf({ terms }: ParsedSearch): string {
  return terms.flatMap(({ text, not }) => (not ? [] : [text])).join(' ')
}

/** Xid codes stay together, quotes hold their words, the rest goes by spaces. */
function splitQuery(text: string): string[] {
  const whole = joinXids(text)
  return whole.match(/-?"[^"]*"|\S+/g) ?? []
}

function joinXids(text: string): string {
  let joined = ''
  let from = 0
  const quoted = [...text.matchAll(/"[^"]*"/g)].map(
    ({ index, 0: part }) => [index, index + part.length] as const,
  )
  for (const { code, start, end } of text.length === text.toLowerCase().length
    ? listXids(text.toLowerCase())
    : []) {
    if (quoted.some(([open, close]) => start > open && end < close)) continue
    joined += `${text.slice(from, start)}${code}`
    from = end
  }
  return joined + text.slice(from)
}

function readWord(search: ParsedSearch, word: string): void {
  const phrase = /^(-?)"([^"]*)"$/.exec(word)
  const tag = /^(-?)\[([a-z0-9][a-z0-9.+#-]{0,34})\]$/i.exec(word)
  if (phrase) addPhrase(search, phrase[2] ?? '', phrase[1] === '-')
  else if (tag?.[2]) addTag(search, tag[2].toLowerCase(), tag[1] === '-')
  else if (!readOperator(search, word)) {
    // "-ENOENT" and "-22" are error codes, not exclusions.
    const not = /^-[^-]/.test(word) && !/^-(E[A-Z]{2,}|\d+)$/.test(word)
    addText(search, not ? word.slice(1) : word, not)
  }
}

function readOperator(search: ParsedSearch, word: string): boolean {
  const [, name = '', value = ''] = /^(user|is|include|score|tag|device|driver|rig):(.+)$/i.exec(word) ?? []
  switch (name.toLowerCase()) {
    case 'user':
      search.user = value.replace(/^@/, '').slice(0, 80)
      return true
    case 'tag':
      return addTagNamed(search, value.toLowerCase())
    case 'is':
      return readState(search, value.toLowerCase())
    case 'include':
      return readIncluded(search, value.toLowerCase())
    case 'score':
      return readScore(search, value)
    case 'device':
      return addOnce(search.devices, parsePciId(value))
    case 'driver':
      return addOnce(
        search.drivers,
        /^[a-z0-9][a-z0-9_.-]{0,39}(\/[\d.]{1,20})?$/.exec(value.toLowerCase())?.[0],
      )
    case 'rig':
      return readRig(search, value.toLowerCase())
    default:
      return false
  }
}

function addOnce(list: string[], value: string | null | undefined): boolean {
  if (!value) return false
  if (!list.includes(value) && list.length < NAMES_MAX) list.push(value)
  return true
}

function readRig(search: ParsedSearch, value: string): boolean {
  if (value === 'mine') search.rig = true
  else search.notes.push(`“rig:${value.slice(0, 40)}” is not known; there is rig:mine.`)
  return true
}

function readState(search: ParsedSearch, value: string): boolean {
  const kind = documentKinds.find((one) => one === value)
  if (kind && !search.kinds.includes(kind)) search.kinds.push(kind)
  else if (value === 'unanswered') search.unanswered = true
  else if (value === 'accepted') search.accepted = true
  else if (value === 'obsolete') search.obsolete = 'only'
  else if (!kind)
    search.notes.push(
      `“is:${value.slice(0, 40)}” is not known; there are question, answer, page, unanswered, accepted, obsolete.`,
    )
  return true
}

/** `include:obsolete` finds pages that hold no longer among the others. Anything else is looked for as words. */
function readIncluded(search: ParsedSearch, value: string): boolean {
  if (value !== 'obsolete') return false
  if (search.obsolete === 'out') search.obsolete = 'in'
  return true
}

function readScore(search: ParsedSearch, value: string): boolean {
  const parts = /^(>=|<=|>|<|=)?(-?\d{1,6})$/.exec(value)
  if (!parts) return false
  const number = Number(parts[2])
  const sign = parts[1] ?? '>='
  if (sign !== '<' && sign !== '<=') search.score.least = sign === '>' ? number + 1 : number
  if (sign !== '>' && sign !== '>=') search.score.most = sign === '<' ? number - 1 : number
  return true
}

function addTagNamed(search: ParsedSearch, name: string): boolean {
  if (!/^[a-z0-9][a-z0-9.+#-]{0,34}$/.test(name)) return false
  addTag(search, name, false)
  return true
}

function addTag(search: ParsedSearch, name: string, not: boolean): void {
  if (search.tags.some((tag) => tag.name === name)) return
  if (search.tags.length < NAMES_MAX) search.tags.push({ name, not })
  else search.notes.push(`At most ${NAMES_MAX} tags can be given; [${name}] was left out.`)
}

function addPhrase(search: ParsedSearch, inside: string, not: boolean): void {
  const text = inside.replace(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return
  const name = text.includes(' ') ? null : identifierOf(text)
  search.terms.push(name ? { kind: 'name', text: name, not } : { kind: 'phrase', text, not })
}

function addText(search: ParsedSearch, word: string, not: boolean): void {
  const text = word.replaceAll('"', ' ').trim()
  const name = identifierOf(text)
  if (name && /^\p{L}{2,}-\p{L}{2,}$/u.test(name)) search.terms.push({ kind: 'compound', text: name, not })
  else if (name) search.terms.push({ kind: 'name', text: name, not })
  else if (/[\p{L}\p{N}]/u.test(text)) search.terms.push({ kind: 'words', text, not })
}

/** Ordinary words side by side are one look-up; each excluded one is its own. */
function joinWords(terms: SearchTerm[]): SearchTerm[] {
  const joined: SearchTerm[] = []
  let words = 0
  for (const term of terms) {
    const last = joined.at(-1)
    const isPlain = term.kind === 'words' && !term.not
    if (isPlain) words += 1
    if (isPlain && words > TERMS_MAX) continue
    if (isPlain && last?.kind === 'words' && !last.not) last.text += ` ${term.text}`
    else joined.push({ ...term })
  }
  return joined
}
