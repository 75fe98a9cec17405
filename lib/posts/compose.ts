import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { listPictures } from '@/lib/attachments/queries'
import { sizePictures } from '@/lib/markdown/pictures'
import { renderMarkdown } from '@/lib/markdown/render'
import type { Rendered } from '@/lib/markdown/types'
import { listExistingPaths } from '@/lib/wiki/existing'

export type Composed = { markdown: string; rendered: Rendered }

/** Takes the id of a post about to be written, so that its HTML can carry it before the transaction opens. */
export async function nextPostId(): Promise<number> {
  const [row] = await db.execute<{ id: string }>(sql`select nextval('post_id_seq') as id`)
  if (!row) throw new Error('No post id')
  return Number(row.id)
}

/** Renders a post's text as its page will show it; slow work, so always outside the transaction. */
export async function compose(id: number, markdown: string): Promise<Composed> {
  return composeAs(`p${id}-`, markdown)
}

/** The same for a text that is no post (yet); `postKey` starts its ids. */
export async function composeAs(postKey: string, markdown: string): Promise<Composed> {
  const existing = await listExistingPaths(db, wikiTargets(markdown))
  const rendered = await renderMarkdown(markdown, {
    postKey,
    links: { pageExists: (path) => existing.has(path) },
  })
  const html = sizePictures(rendered.html, await listPictures(db, markdown))
  return { markdown, rendered: { ...rendered, html } }
}

/** A superset of the links the renderer will find: cheap, and a wrong guess only costs a look-up. */
function wikiTargets(markdown: string): string[] {
  const found = new Set<string>()
  for (const [, target = ''] of markdown.matchAll(/\[\[([^\]|#\n]{1,150})/g)) {
    found.add(target.trim().toLowerCase().replace(/\s+/g, '-'))
    if (found.size === 200) break
  }
  return [...found]
}
