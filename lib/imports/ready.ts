import { TAG_MAX, TAGS_MAX } from '@/lib/tags/limits'
import { slugify } from '@/lib/text/slug'
import { LEAD_MAX, PAGE_TITLE_MAX } from '@/lib/wiki/input'
import { SLUG_MAX } from '@/lib/wiki/paths'
import { PAGE_TEXT_MAX } from './limits'
import { count, listed } from './report'
import type { Findings } from './types'

/** What is said in the newest revision, so that every page says where it comes from. */
const SUMMARY_MAX = 255

/** The address a title comes to; `fallback` stands for titles in other scripts than ours. */
export function slugOf(title: string, fallback: string): string {
  const slug = slugify(title, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return (
    slug ||
    slugify(fallback)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') ||
    'page'
  ).slice(0, SLUG_MAX)
}

export function titleOf(title: string, prefix: string, findings: Findings): string {
  const whole = `${prefix}${title}`.replace(/\s+/g, ' ').trim()
  if (whole.length <= PAGE_TITLE_MAX) return whole
  count(findings.notes.title, whole.slice(0, PAGE_TITLE_MAX), title.slice(0, PAGE_TITLE_MAX))
  return `${whole.slice(0, PAGE_TITLE_MAX - 1).trimEnd()}…`.toWellFormed()
}

/** Tags of the import and of the page, as many as a page may carry; what has no form as a tag is told. */
export function tagsOf(
  wanted: string[],
  always: string[],
  page: string,
  vendor: string,
  findings: Findings,
): string[] {
  const names = new Set(vendor === 'general' ? always : [vendor, ...always])
  for (const category of wanted) {
    const name = category
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\s_/()&,:]+/g, '-')
      .replace(/[^a-z0-9.+#-]/g, '')
      .replace(/-{2,}/g, '-')
      .replace(/^[^a-z0-9]+|-+$/g, '')
    if (name === '' || name.length > TAG_MAX || (names.size >= TAGS_MAX && !names.has(name)))
      count(findings.notes.tag, category.slice(0, 100), page)
    else names.add(name)
  }
  return [...names].slice(0, TAGS_MAX)
}

/** The first sentence of a text, for lists; what the source says itself comes before it. */
export function leadOf(body: string, fallback: string): string {
  for (const block of body.split(/\n{2,}/).slice(0, 40)) {
    if (/^\s*(?:#|```|~~~|\||>|[-*+] |\d+\. |---|\*\*[^*]+:\*\*$|\[\^)/.test(block)) continue
    const text = plainLine(block.slice(0, 2_000))
    if (text.length < 20) continue
    const sentence = /^.{20,}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
    return sentence.length <= LEAD_MAX
      ? sentence
      : `${sentence.slice(0, LEAD_MAX - 1).replace(/\s+\S*$/, '')}…`.toWellFormed()
  }
  return fallback
}

function plainLine(text: string): string {
  return text
    .replace(/\[\[[^[\]|]{1,200}\|([^[\]|]{0,200})\]\]/g, '$1')
    .replace(/\[\[([^[\]|]{1,200})\]\]/g, '$1')
    .replace(/\[\^[^\]\s]{1,100}\]/g, '')
    .replace(/\[([^[\]]{0,300})\]\([^()\s]{0,1000}\)/g, '$1')
    .replace(/\\([\\`*_~[\]<&#@|])/g, '$1')
    .replace(/[*`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of the author, and in the newest revision where the page comes from. */
export function summaryOf(comment: string, from: string | null): string {
  const said = comment.replace(/\s+/g, ' ').trim()
  const end = from === null ? '' : `Imported from ${from}`
  const room = SUMMARY_MAX - (end === '' ? 0 : end.length + 3)
  const start = said.length <= room ? said : `${said.slice(0, Math.max(0, room - 1))}…`
  return (end === '' ? start : start === '' ? end : `${start} (${end})`).slice(0, SUMMARY_MAX).toWellFormed()
}

/** Whether the text is short enough to keep; one that is not is told. */
export function fits(text: string, name: string, findings: Findings, characters = text.length): boolean {
  if (characters <= PAGE_TEXT_MAX && text.length <= PAGE_TEXT_MAX) return true
  listed(findings.tooLong, { name, characters: Math.max(characters, text.length) })
  return false
}

/** A time of the source; one that is none, or is still to come, is now. */
export function momentOf(text: string): Date {
  const at = new Date(text)
  const isPast = at.getTime() <= Date.now() && at.getTime() > Date.UTC(1990, 0, 1)
  return isPast ? at : new Date()
}
