import 'server-only'
import { inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { pages } from '@/db/schema'
import { renderMarkdown } from '@/lib/markdown/render'
import type { Rendered } from '@/lib/markdown/types'

export type Composed = { markdown: string; rendered: Rendered }

/** Takes the id of a post about to be written, so that its HTML can carry it before the transaction opens. */
export async function nextPostId(): Promise<number> {
  const [row] = await db.execute<{ id: string }>(sql`select nextval('post_id_seq') as id`)
  if (!row) throw new Error('No post id')
  return Number(row.id)
}

/** Renders a post's text as its page will show it; slow work, so always outside the transaction. */
export async function compose(id: number, markdown: string): Promise<Composed> {
  const existing = await existingPages(wikiTargets(markdown))
  const rendered = await renderMarkdown(markdown, {
    postKey: `p${id}-`,
    links: { pageExists: (path) => existing.has(path) },
  })
  return { markdown, rendered }
}

async function existingPages(paths: string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set()
  const path = sql<string>`${pages.vendor} || '/' || ${pages.slug}`
  const rows = await db.select({ path }).from(pages).where(inArray(path, paths))
  return new Set(rows.map((row) => row.path))
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
