import { inline } from './inline'
import { flattenSource, placePiece } from './pieces'
import type { Context } from './types'

/** `<ref>` as a footnote; one with a name may be used again before or after it is written. */
export function flattenReference(attributes: string, content: string, context: Context): string {
  const { footnotes } = context
  const given = /\bname\s*=\s*(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'/>]{1,200}))/i.exec(attributes)
  const key = given?.[1] ?? given?.[2] ?? given?.[3] ?? `\0${footnotes.names.size}`
  const name = footnotes.names.get(key) ?? `ref-${footnotes.names.size + 1}`
  footnotes.names.set(key, name)
  if (content.trim() !== '' && !footnotes.texts.has(name)) {
    // Taken before the text is read, so that a note within its own note comes to an end.
    footnotes.texts.set(name, '')
    footnotes.texts.set(name, flattenSource(content, context))
  }
  footnotes.used.add(name)
  const mark = () => (footnotes.texts.has(name) ? `[^${name}]` : '')
  return placePiece({ inline: mark, plain: () => '' }, context)
}

/** The definitions, for the end of the page. A name that is never defined was a mistake there too. */
export function footnoteLines(context: Context): string[] {
  const { names, texts, used } = context.footnotes
  const lines: string[] = []
  for (const [key, name] of names) {
    const text = texts.get(name)
    if (text === undefined) context.note('footnote', key)
    else if (used.has(name)) lines.push(`[^${name}]: ${inline(text.replace(/\s+/g, ' '), context) || '…'}`)
  }
  return lines
}
