import { codeSpan } from './code'
import { inline, plainText } from './inline'
import { normalTitle, pictureLink } from './links'
import { decodeEntities } from './magic'
import { flattenSource, placeCode, placePiece, quotation } from './pieces'
import { flattenReference } from './references'
import type { Context, Node } from './types'

/** What stands between a pair of tags, read as this tag wants it. */
export function flattenTag(node: Extract<Node, { kind: 'tag' }>, context: Context): string {
  const { name, attributes, content } = node
  switch (name) {
    case 'ref':
      return flattenReference(attributes, content, context)
    case 'nowiki':
      return placeLiteral(content, context)
    case 'noinclude':
    case 'onlyinclude':
      return flattenSource(content, context)
    case 'pre':
      return placeCode(decodeEntities(content.replace(/<\/?nowiki>/gi, '')), '', context)
    case 'syntaxhighlight':
    case 'source':
      return highlighted(attributes, content, context)
    case 'blockquote':
    case 'poem':
      return quotation(flattenSource(content, context), context)
    case 'gallery':
      return gallery(content, context)
    case 'math':
    case 'score':
    case 'graph':
    case 'timeline':
    case 'imagemap':
      context.note('html', name)
      return placeCode(content.trim(), '', context)
    case 'includeonly':
    case 'templatedata':
    case 'references':
      return ''
    default:
      return shortCode(content, context)
  }
}

/** `<code>`, `<kbd>` and their like hold markup and links, of which only the words are kept. */
function shortCode(content: string, context: Context): string {
  const code = plainText(flattenSource(content, context), context)
  return placePiece({ inline: () => codeSpan(code), plain: () => code }, context)
}

function placeLiteral(content: string, context: Context): string {
  const text = decodeEntities(content)
  const asText = text
    .replace(/&/g, '&amp;')
    .replace(/'/g, '&#39;')
    .replace(/</g, '&lt;')
    .replace(/[\uE000-\uE002]/g, '')
  return placePiece({ inline: () => inline(asText, context), plain: () => text }, context)
}

function highlighted(attributes: string, content: string, context: Context): string {
  const language = /\blang\s*=\s*["']?([\w+#.-]{1,30})/i.exec(attributes)?.[1] ?? ''
  if (/\binline\b/i.test(attributes))
    return placePiece({ inline: () => codeSpan(content), plain: () => content }, context)
  return placeCode(content, language, context)
}

function gallery(content: string, context: Context): string {
  const items = content.split('\n').flatMap((line) => {
    const [target = '', ...caption] = line.split('|')
    const file = normalTitle(target.replace(/^\s*(?:file|image)\s*:/i, ''))
    if (file === '') return []
    context.note('image', file)
    return [pictureLink(file, caption.join(' ').trim() || file, context)]
  })
  return placePiece(
    {
      inline: () => items.map(({ markdown }) => markdown).join(', '),
      block: () => items.map(({ markdown }) => `- ${markdown}`).join('\n'),
      plain: () => items.map(({ plain }) => plain).join(', '),
    },
    context,
  )
}
