import { escapeText, inline, plainText } from './inline'
import type { Context, Node } from './types'

const fileNames = /^\s*:?\s*(?:file|image|media)\s*:/i
const categoryNames = /^\s*category\s*:/i
/** Versions of the page in another language, which are no part of its text. */
const languages =
  /^(?:ar|bg|bs|ca|cs|da|de|el|eo|es|et|fa|fi|fr|he|hr|hu|id|it|ja|ko|lt|lv|nl|no|nb|pl|pt|pt-br|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh|zh-hans|zh-hant|zh-cn|zh-tw):/
const otherWikis: Record<string, string> = {
  wikipedia: 'https://en.wikipedia.org/wiki/',
  w: 'https://en.wikipedia.org/wiki/',
  archwiki: 'https://wiki.archlinux.org/title/',
  debian: 'https://wiki.debian.org/',
  gentoo: 'https://wiki.gentoo.org/wiki/',
  mw: 'https://www.mediawiki.org/wiki/',
}

/** Title of a page as the wiki compares it: spaces for underscores, a capital first. */
export function normalTitle(title: string): string {
  const words = title.replace(/[\s_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `[[…]]` as a placeholder, or nothing when it says something about the page only. */
export function flattenLink(node: Extract<Node, { kind: 'link' }>, context: Context): string {
  const [first = [], ...rest] = node.parts
  const target = plainText(context.flatten(first, context), context).trim()
  if (categoryNames.test(target)) {
    context.categories.add(target.replace(categoryNames, '').trim())
    return ''
  }
  if (fileNames.test(target) && !target.startsWith(':')) return place(image(target, rest, context), context)
  if (languages.test(target)) {
    context.note('interlanguage', target.split(':')[0] ?? '')
    return ''
  }
  const name = target.replace(/^:/, '').trim()
  const said = rest.length > 0 ? words(rest, context) : null
  return place(link(name, said, context), context)
}

type Words = { markdown: string; plain: string }

function words(parts: Node[][], context: Context): Words {
  const text = parts.map((part) => context.flatten(part, context)).join('|')
  return { markdown: inline(text, context), plain: plainText(text, context) }
}

function place({ markdown, plain }: Words, context: Context): string {
  context.pieces.push({ inline: () => markdown, plain: () => plain })
  return `\uE000${context.pieces.length - 1}\uE001`
}

function link(name: string, said: Words | null, context: Context): Words {
  const hash = name.indexOf('#')
  const title = normalTitle(hash === -1 ? name : name.slice(0, hash))
  const plain = said?.plain || name.replace(/^#/, '')
  const shown = said?.markdown || escapeText(plain)
  if (title === '') return { markdown: shown, plain }
  const path = context.pathOf(title)
  if (path !== null) return { markdown: wikiLink(path, plain), plain }
  const outside = interwiki(title)
  if (outside !== null) return { markdown: `[${shown}](${outside})`, plain }
  context.note('missing-link', title)
  return { markdown: shown, plain }
}

/** The words of a link of this site are plain, without brackets and bars. */
function wikiLink(path: string, text: string): string {
  const plain = text
    .replace(/[[\]|\n]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
  return plain === '' ? `[[${path}]]` : `[[${path}|${plain.replace(/[*_`~\\]/g, '\\$&')}]]`
}

function interwiki(title: string): string | null {
  const colon = title.indexOf(':')
  const base = colon === -1 ? undefined : otherWikis[title.slice(0, colon).toLowerCase()]
  return base === undefined ? null : base + encodeTitle(title.slice(colon + 1).trim())
}

export function encodeTitle(title: string): string {
  return encodeURIComponent(title.replaceAll(' ', '_').toWellFormed())
    .replace(/%(?:2F|3A)/g, decodeURIComponent)
    .replace(/[()']/g, escapedCharacter)
}

function escapedCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

const imageOptions =
  /^(?:thumb|thumbnail|frame|framed|frameless|border|right|left|center|none|upright|baseline|middle|top|\d*x?\d+px|(?:upright|alt|link|lang|page|class)=.*)$/i

function image(target: string, rest: Node[][], context: Context): Words {
  const file = normalTitle(target.replace(fileNames, ''))
  context.note('image', file)
  // Each part is read once: pictures within captions of pictures would double the work at every level.
  const parts = rest.map((part) => plainText(context.flatten(part, context), context).trim())
  const caption = parts.filter((part) => !imageOptions.test(part)).at(-1)
  return pictureLink(file, caption || file, context)
}

/** Pictures stay where they are; a link leads there when the source says where it stands. */
export function pictureLink(file: string, text: string, context: Context): Words {
  const address = context.addressOf(`File:${file}`)
  const shown = `picture: ${text.replace(/\s+/g, ' ').trim()}`
  const markdown = address === null ? escapeText(`(${shown})`) : `[${escapeText(shown)}](${address})`
  return { markdown, plain: shown }
}

const addressEnd = /[\s\uE000-\uE002]/

/** `[https://… words]`; without words the address itself. */
export function flattenExternal(node: Extract<Node, { kind: 'external' }>, context: Context): string {
  const text = context.flatten(node.content, context)
  const space = text.search(addressEnd)
  const address = (space === -1 ? text : text.slice(0, space)).replace(/^\/\//, 'https://')
  const rest = space === -1 ? '' : text.slice(space)
  const url = address.replace(/[()<>\\`*"']/g, escapedCharacter)
  const plain = plainText(rest, context).trim()
  if (plain === '') return place({ markdown: `<${url}>`, plain: address }, context)
  return place({ markdown: `[${withoutLinks(inline(rest, context))}](${url})`, plain }, context)
}

/** A link holds no other. */
function withoutLinks(markdown: string): string {
  return markdown.replace(/\[\[[^[\]|]{1,200}\|?([^[\]|]{0,200})\]\]/g, '$1').replace(/https?:\/\//g, '')
}
