import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { excerptOf } from '../text/excerpt'
import { anchorPost, idPrefix } from './anchors'
import { dressAppliesBlocks, joinAppliesBlocks } from './applies-blocks'
import { withAppliesMarks } from './applies-syntax'
import { dressCodeBlocks } from './code-blocks'
import { markRisk, numberSections, withoutHtml } from './document'
import { collectEmbeds, dressEmbeds, markEmbeds } from './embeds'
import { linkErrorCodes, signaturesOf, warmSignatures } from './error-codes'
import { outlineHeadings } from './headings'
import { imagesToLinks } from './images'
import { collectReferences, linkReferences } from './link-syntax'
import { plainText } from './plain'
import { schema } from './schema'
import { drawCheckboxes, wrapTables } from './tables'
import { dressTabs } from './tabs'
import { RENDER_VERSION, type Rendered } from './types'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withoutHtml)
  .use(withAppliesMarks)
  .use(joinAppliesBlocks)
  .use(linkReferences)
  .use(linkErrorCodes)
  .use(markRisk)
  .use(remarkRehype, { clobberPrefix: '' })
  .use(imagesToLinks)
  .use(rehypeSanitize, schema)
  .use(rehypeStringify)
  .freeze()

// The first look builds the indexes; no text should wait for that.
warmSignatures()

/** Renders within this thread: for the worker only, because a hostile text can hold its thread for seconds. */
export async function renderHere(source: string, postKey: string): Promise<Rendered> {
  const prefix = idPrefix(postKey)
  const document = processor.parse(source)
  numberSections(document, source)
  markEmbeds(document, source)
  // The plugins for links change the document in place, so its references can be collected afterwards.
  const tree = processor.runSync(document)
  // From here on everything that is added is ours and trusted.
  const headings = outlineHeadings(tree)
  anchorPost(tree, prefix)
  wrapTables(tree)
  drawCheckboxes(tree)
  dressAppliesBlocks(tree)
  dressTabs(tree)
  dressEmbeds(tree)
  await dressCodeBlocks(tree, prefix)
  const plain = plainText(document, 'all')
  return {
    html: processor.stringify(tree),
    headings: headings.map((heading) => ({ ...heading, id: prefix + heading.id })),
    ...collectReferences(document),
    embeds: collectEmbeds(document),
    signatures: signaturesOf(document, source),
    excerpt: excerptOf(plainText(document, 'prose') || plain),
    plain,
    version: RENDER_VERSION,
    degraded: false,
    degradedBy: null,
  }
}
