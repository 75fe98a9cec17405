import 'server-only'
import { and, asc, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { devices, drivers, pages, posts, questions, tags } from '@/db/schema'
import { stillHolds } from '@/lib/obsolescence/queries'
import { routes } from '@/lib/routes'
import { getCatalogue } from '@/lib/signatures/catalogue'
import { hubs } from '@/lib/vendors/hubs'
import { pathOf } from '@/lib/wiki/paths'

/** Post numbers per part. A part is a range of numbers, so nothing is counted and addresses stay in their part. */
const RANGE = 20_000

export type SitemapEntry = { path: string; changed?: Date }

/** How many parts there are: the first holds what has no number. */
export async function countSitemapParts(): Promise<number> {
  const [row] = await db.execute<{ id: number | null }>(sql`select max(id)::int as id from post`)
  return 1 + Math.floor((row?.id ?? 0) / RANGE) + 1
}

/** Public addresses of one part; null when there is no such part. */
export async function listSitemapPart(part: number): Promise<SitemapEntry[] | null> {
  if (part === 0) return listFixed()
  if (part >= (await countSitemapParts())) return null
  const from = (part - 1) * RANGE
  const rows = await db
    .select({
      id: posts.id,
      slug: questions.slug,
      vendor: pages.vendor,
      page: pages.slug,
      changed: sql<string>`coalesce(${questions.lastActivityAt}, ${posts.editedAt}, ${posts.createdAt})`,
    })
    .from(posts)
    .leftJoin(questions, sql`${questions.postId} = ${posts.id}`)
    .leftJoin(pages, sql`${pages.postId} = ${posts.id}`)
    .where(
      and(
        gte(posts.id, from),
        lt(posts.id, from + RANGE),
        inArray(posts.kind, ['question', 'page']),
        sql`${posts.visible}`,
        stillHolds(posts.id),
      ),
    )
    .orderBy(asc(posts.id))
  return rows.flatMap(({ id, slug, vendor, page, changed }) => {
    const path =
      slug !== null
        ? routes.question(id, slug)
        : vendor !== null && page !== null
          ? routes.page(pathOf({ vendor, slug: page }))
          : null
    return path === null ? [] : [{ path, changed: new Date(changed) }]
  })
}

async function listFixed(): Promise<SitemapEntry[]> {
  const names = await db.select({ name: tags.name }).from(tags).orderBy(asc(tags.id)).limit(10_000)
  const named = await db
    .select({ pciId: devices.pciId })
    .from(devices)
    .where(isNotNull(devices.name))
    .orderBy(asc(devices.pciId))
    .limit(20_000)
  return [
    routes.home(),
    ...hubs.map(routes.vendor),
    routes.questions(),
    routes.wiki(),
    routes.tags(),
    routes.about(),
    routes.collect(),
    routes.devices(),
    routes.errors(),
    routes.triage(),
    routes.choose(),
    routes.issues(),
    routes.compatibility(),
    routes.drivers(),
    ...(await db.select({ slug: drivers.slug }).from(drivers)).map(({ slug }) => routes.driver(slug)),
    ...getCatalogue().map(({ vendor, slug }) => routes.error(vendor, slug)),
    ...names.map(({ name }) => routes.tag(name)),
    ...named.map(({ pciId }) => routes.device(pciId)),
  ].map((path) => ({ path }))
}
