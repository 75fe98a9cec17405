import 'server-only'
import { desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { branches, releaseRevisions, releases, users } from '@/db/schema'
import type { Feed, FeedEntry } from '@/lib/feeds/types'
import { routes } from '@/lib/routes'
import { endWords } from './months'
import { getDriver } from './queries'
import { withdrawnReason } from './write'

const ENTRIES = 30

/** The latest releases of a driver, or of one of its branches; null when there is no such thing. */
export async function getReleaseFeed(slug: string, branch?: string): Promise<Feed | null> {
  const driver = await getDriver(slug)
  if (!driver) return null
  const [of] =
    branch === undefined
      ? []
      : await db
          .select({ id: branches.id, name: branches.name, endOfLife: branches.endOfLife })
          .from(branches)
          .where(sql`${branches.driver} = ${slug} and ${branches.name} = ${branch}`)
  if (branch !== undefined && !of) return null
  const entries = await listEntries(slug, of?.id)
  const title = of ? `${driver.name} ${of.name}` : driver.name
  return {
    key: of ? `driver/${slug}/branch/${of.id}` : `driver/${slug}`,
    title: `Releases of ${title}`,
    subtitle: of?.endOfLife ? `End of life: ${endWords(of.endOfLife)}` : driver.summary,
    self: of ? routes.branchFeed(slug, of.name) : routes.driverFeed(slug),
    page: of ? `${routes.driver(slug)}#branch-${of.id}` : routes.driver(slug),
    updated: new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime()))),
    entries,
  }
}

/** By the day a release came out, else by when it was entered here. */
async function listEntries(slug: string, branchId: number | undefined): Promise<FeedEntry[]> {
  const cameOut = sql<string>`coalesce(${releases.releasedOn}::timestamptz, ${releases.addedAt})`
  const changed = sql<
    string | null
  >`(select max(${releaseRevisions.createdAt}) from ${releaseRevisions} where ${releaseRevisions.releaseId} = ${releases.id})`
  const rows = await db
    .select({
      id: releases.id,
      version: releases.version,
      note: releases.note,
      branch: branches.name,
      withdrawnAt: releases.withdrawnAt,
      reason: withdrawnReason,
      addedAt: releases.addedAt,
      cameOut,
      changed,
      author: users.handle,
    })
    .from(releases)
    .innerJoin(branches, eq(branches.id, releases.branchId))
    .leftJoin(users, eq(users.id, releases.addedBy))
    .where(branchId === undefined ? eq(releases.driver, slug) : eq(releases.branchId, branchId))
    .orderBy(desc(cameOut), desc(releases.id))
    .limit(ENTRIES)
  return rows.map((row) => {
    const { id, version, note, branch, withdrawnAt, reason, addedAt, author } = row
    return {
      key: `release/${id}`,
      title: withdrawnAt ? `${slug} ${version} (withdrawn)` : `${slug} ${version}`,
      href: `${routes.driver(slug)}#release-${id}`,
      published: new Date(row.cameOut),
      updated: row.changed === null ? addedAt : new Date(row.changed),
      author: author ?? 'starter-content',
      categories: [branch],
      html: '',
      summary: [withdrawnAt ? `Withdrawn: ${reason ?? ''}` : '', note, `Branch ${branch}`]
        .filter(Boolean)
        .join('. '),
    }
  })
}
