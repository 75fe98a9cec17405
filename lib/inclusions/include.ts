import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { pages, posts } from '@/db/schema'
import { tags } from '@/lib/cache'
import { RENDER_VERSION } from '@/lib/markdown/types'
import { compose } from '@/lib/posts/compose'
import { routes } from '@/lib/routes'
import { slugify } from '@/lib/text/slug'
import { parsePath, pathOf } from '@/lib/wiki/paths'
import { getPlace } from '@/lib/wiki/places'
import { cutSection, escapeHtml, rebased, topLevel } from './html'

export type Ancestor = { id: number; path: string }

type Wanted = { path: string; section: string }
type Standing = { prefix: string; level: number; above: Ancestor[] }
export type Included =
  | { ok: true; tags: string[]; page: Ancestor; html: string; frame: (inner: string) => string }
  | { ok: false; tags: string[]; problem: string }

/** A page's published text, or one section of it, made ready to stand on another page below a heading of `level`. */
export async function includedText(
  { path, section }: Wanted,
  { prefix, level, above }: Standing,
): Promise<Included> {
  const place = parsePath(path)
  const found = place && (await getPlace(db, place))
  const now = found?.kind === 'redirect' ? pathOf(found.to) : path
  const names = [...new Set([path, now])].map(tags.page)
  // A hidden page is not told from one that never was.
  const text = found?.visible ? await getText(found.id) : null
  if (!found || !text)
    return { ok: false, tags: names, problem: `There is no page ${path} to be shown here.` }
  const page = { id: found.id, path: now }
  const loop = above.findIndex(({ id }) => id === page.id)
  if (loop !== -1)
    return {
      ok: false,
      tags: names,
      problem: `This goes round in a circle: ${circleOf([...above.slice(loop), page])}.`,
    }
  const own = `user-content-p${page.id}-`
  const cut =
    section === '' ? { html: text.html, part: undefined } : cutSection(text.html, own, named(section))
  if (!cut) return { ok: false, tags: names, problem: `${now} has no section “${section}”.` }
  const html = rebased(cut.html, { from: own, to: prefix, deeper: level + 1 - topLevel(cut.html) })
  const frame = (inner: string) =>
    framed(inner.replace(notesHead, notesWords), { ...text, path: now, part: cut.part })
  return { ok: true, tags: names, page, html, frame }
}

async function getText(id: number): Promise<{ title: string; html: string } | null> {
  const [row] = await db
    .select({
      title: pages.title,
      html: posts.bodyHtml,
      version: posts.renderVersion,
      markdown: posts.bodyMarkdown,
    })
    .from(posts)
    .innerJoin(pages, eq(pages.postId, posts.id))
    .where(eq(posts.id, id))
  if (!row) return null
  const { title, html, version, markdown } = row
  return { title, html: version < RENDER_VERSION ? (await compose(id, markdown)).rendered.html : html }
}

/** A section goes by its address or by its words. */
function named(section: string): (id: string, text: string) => boolean {
  const slug = slugify(section, '')
  return (id, text) => id === section || id === slug || text.toLowerCase() === section.toLowerCase()
}

function circleOf(pages: Ancestor[]): string {
  return pages.map(({ path }) => path).join(', then ')
}

function framed(
  inner: string,
  { title, path, part }: { title: string; path: string; part: number | undefined },
): string {
  const from = `<a href="${routes.page(path)}">${escapeHtml(title)}</a>`
  const edit = `<a href="${escapeHtml(routes.pageEdit(path, part))}" data-no-print>Edit there</a>`
  return `<div class="inclusion">${inner}<p class="inclusion-from">From ${from}. ${edit}</p></div>`
}

// The notes of what is included are no section of the page around it.
const notesHead = /<h[2-6] class="sr-only" id="([^"]*footnote-label)">Footnotes<\/h[2-6]>/g
const notesWords = '<p class="inclusion-notes" id="$1">Sources of this part</p>'
