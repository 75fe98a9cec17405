import { fromDom } from 'hast-util-from-dom'
import { scrub } from '@/lib/environments/scrub'
import { describeRedactions } from '@/lib/environments/scrub/kinds'
import { fenced } from '@/lib/paste/fence'
import { HTML_MAX, markdownFromHtml } from '@/lib/paste/html'
import { tableFromSheet } from '@/lib/paste/sheet'
import { type Field, insertBlock } from '@/lib/typing/edit'

export type Pasted = { text: string; html: string; isLog: boolean; inFence: boolean }
export type Converted = { markdown: string; note: string }

/** What a paste becomes, or null when it is best as it is. Loaded with the first paste that may need it. */
export function convertPaste(pasted: Pasted, field: Field): Converted | null {
  if (pasted.isLog) return logOf(pasted, field)
  const fromHtml = pasted.html !== '' && pasted.html.length <= HTML_MAX ? fromBrowser(pasted.html) : null
  const markdown = fromHtml ?? tableFromSheet(pasted.text)
  if (markdown === null || markdown === pasted.text.trim()) return null
  const standsAlone = /^(\||#|-|\d+\. |> |```)/.test(markdown) || markdown.includes('\n\n')
  return {
    markdown: standsAlone ? insertBlock(field, markdown).text : markdown,
    note: 'Pasted as Markdown. Ctrl+Z brings back the plain text.',
  }
}

function logOf({ text, inFence }: Pasted, field: Field): Converted {
  const { text: clean, redactions } = scrub(text)
  const removed = describeRedactions(redactions)
  const found = removed === '' ? 'Nothing private was found in it' : `Taken out: ${removed}`
  return {
    markdown: inFence ? clean : insertBlock(field, fenced(clean, 'log')).text,
    note: `Pasted as a log. ${found}. Ctrl+Z brings back the text as it was.`,
  }
}

/** Parsed without being shown: nothing of it runs or loads. */
function fromBrowser(html: string): string | null {
  const tree = fromDom(new DOMParser().parseFromString(html, 'text/html'))
  return tree.type === 'root' ? markdownFromHtml(tree) : null
}
