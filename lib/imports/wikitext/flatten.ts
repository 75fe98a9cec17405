import { flattenExternal, flattenLink } from './links'
import { flattenTag } from './tags'
import { flattenTemplate } from './templates'
import type { Context, Node } from './types'

/** A tree as text for the reader of blocks: what is no plain text any more became a placeholder. */
export function flatten(nodes: Node[], context: Context): string {
  let text = ''
  let isAtStart = true
  let swallows = false
  for (const node of nodes) {
    context.work.steps += 1
    const part = partOf(node, context)
    // A link to a category leaves no space at the start of a line, which would make code of it.
    const kept: string = swallows ? part.replace(/^[ \t]+/, '') : part
    text += kept
    // Asked of the part: a look at the growing text would make it whole every time.
    if (kept !== '') isAtStart = kept.endsWith('\n')
    swallows = isAtStart && part === '' && node.kind === 'link'
  }
  return text
}

function partOf(node: Node, context: Context): string {
  switch (node.kind) {
    case 'text':
      return node.value.replace(/[\uE000-\uE002]/g, '\uFFFD')
    case 'template':
      return flattenTemplate(node, context)
    case 'link':
      return flattenLink(node, context)
    case 'external':
      return flattenExternal(node, context)
    default:
      return flattenTag(node, context)
  }
}
