import 'server-only'
import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { attachments, knownIssues, pages, posts } from '@/db/schema'
import { getFacts } from '@/lib/issues/queries'
import type { IssueFacts } from '@/lib/issues/types'
import { RENDER_VERSION } from '@/lib/markdown/types'
import { compose } from '@/lib/posts/compose'
import { tagNamesOf } from '@/lib/tags/carried'
import type { Scope } from './scope'

/** Raised when what is made of the same pages changes its form. */
const FORMAT = 1
const BATCH = 40

export type ExportHead = {
  id: number
  vendor: string
  slug: string
  title: string
  topic: string
  number: number
}

function within({ vendor, topic, path }: Scope): SQL | undefined {
  if (path) return and(eq(pages.vendor, path.vendor), eq(pages.slug, path.slug))
  return and(
    vendor === undefined ? undefined : eq(pages.vendor, vendor),
    topic === undefined ? undefined : eq(pages.topic, topic),
  )
}

/** Every visible page of a part, in an order that only changes with the pages. */
export async function listHeads(scope: Scope): Promise<ExportHead[]> {
  return db
    .select({
      ...{ id: pages.postId, vendor: pages.vendor, slug: pages.slug, title: pages.title, topic: pages.topic },
      number: sql<number>`coalesce(${pages.publishedNumber}, ${posts.revisionCount})`,
    })
    .from(pages)
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .where(within(scope))
    .orderBy(sql`${pages.vendor} collate "C"`, sql`${pages.slug} collate "C"`)
}

/** What changes whenever the export of these pages would. */
export function tagOf(kind: string, scope: Scope, heads: ExportHead[]): string {
  const hash = createHash('sha256').update(JSON.stringify([FORMAT, RENDER_VERSION, kind, scope, heads]))
  return `"${hash.digest('base64url').slice(0, 24)}"`
}

export async function measureHtml(heads: ExportHead[]): Promise<number> {
  if (heads.length === 0) return 0
  const [row] = await db
    .select({ characters: sql<number>`coalesce(sum(length(${posts.bodyHtml})), 0)::int` })
    .from(posts)
    .where(
      inArray(
        posts.id,
        heads.map(({ id }) => id),
      ),
    )
  return row?.characters ?? 0
}

export type ExportPage = ExportHead & {
  lead: string
  checkedAgainst: string
  checkedOn: string | null
  reviewBy: string | null
  created: Date
  edited: Date
  body: string
  html: string
  tags: string[]
  aliases: string[]
  contributors: string[]
  issue: IssueFacts | null
}

/** The pages themselves, a few at a time; one that went out of sight meanwhile is left out. */
export async function* readPages(heads: ExportHead[]): AsyncGenerator<ExportPage> {
  for (let from = 0; from < heads.length; from += BATCH) {
    const some = heads.slice(from, from + BATCH)
    const found = await readBatch(some.map(({ id }) => id))
    for (const head of some) {
      const page = found.get(head.id)
      if (page) yield { ...head, ...page }
    }
  }
}

async function readBatch(ids: number[]) {
  const rows = await db
    .select({
      id: pages.postId,
      ...{ lead: pages.lead, checkedAgainst: pages.checkedAgainst, checkedOn: pages.checkedOn },
      ...{ reviewBy: pages.reviewBy, created: posts.createdAt, body: posts.bodyMarkdown },
      edited: sql<string>`coalesce(${posts.editedAt}, ${posts.createdAt})`,
      ...{ html: posts.bodyHtml, version: posts.renderVersion },
      tags: tagNamesOf(pages.postId),
      aliases: sql<string[]>`array(select r.vendor || '/' || r.slug from page_redirect r
        where r.page_id = ${pages.postId} order by 1)`,
      contributors: sql<string[]>`array(select coalesce(v.byline, u.handle) from revision v
        join users u on u.id = v.author_id
        where v.post_id = ${pages.postId} and v.number <= coalesce(${pages.publishedNumber}, ${posts.revisionCount})
        group by 1 order by min(v.number) limit 50)`,
      isIssue: sql<boolean>`${knownIssues.pageId} is not null`,
    })
    .from(pages)
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .leftJoin(knownIssues, eq(knownIssues.pageId, pages.postId))
    .where(inArray(pages.postId, ids))
    .orderBy(asc(pages.postId))
  const found = new Map<number, Omit<ExportPage, keyof ExportHead>>()
  for (const { id, isIssue, version, html, edited, ...page } of rows) {
    const issue = isIssue ? await getFacts(id) : null
    const current = version < RENDER_VERSION ? (await compose(id, page.body)).rendered.html : html
    found.set(id, { ...page, issue, html: current, edited: new Date(edited) })
  }
  return found
}

/** A picture or log that a text shows, or null when it is not there any more. */
export async function readAttachment(hash: string): Promise<Uint8Array | null> {
  const [row] = await db
    .select({ bytes: attachments.bytes })
    .from(attachments)
    .where(eq(attachments.hash, hash))
  return row?.bytes ?? null
}
