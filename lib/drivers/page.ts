import 'server-only'
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import {
  dataSources,
  drivers,
  knownIssues,
  moduleParameters,
  pages,
  posts,
  postTags,
  tags,
} from '@/db/schema'
import { usualFilter } from '@/lib/compatibility/input'
import { getMatrix } from '@/lib/compatibility/queries'
import { listIssuesOfDriver } from '@/lib/issues/queries'
import { oncePerPage } from '@/lib/serving/once'
import { tagNamesOf } from '@/lib/tags/carried'
import { compareVersions } from '@/lib/versions/compare'
import { carriedBy, carrierOf } from './carriers'
import { apiSupportOf, type Driver, getDriver, listBranches, listReleases } from './queries'

const NOTES = 20

/** Head and body of one render ask for the same driver. */
export const getDriverOnce = oncePerPage(getDriver)

export type DriverPage = Awaited<ReturnType<typeof getDriverPage>>

/** Everything the page of a driver shows; a fixed number of queries. */
export async function getDriverPage(driver: Driver) {
  const { slug, module } = driver
  const carrier = carrierOf(slug)
  const filter = { ...usualFilter, driver: slug }
  const [branches, releases, apis, parameters, issues, notes, relatives, matrix] = await Promise.all([
    listBranches(slug),
    listReleases(slug),
    apiSupportOf(slug),
    module === null ? null : listParameters(module),
    listIssuesOfDriver(slug),
    listDriverNotes(slug),
    listNames([...(carrier ? [carrier] : []), ...carriedBy(slug)]),
    getMatrix(filter),
  ])
  return {
    ...{ driver, branches, releases, apis, parameters, issues, notes },
    compatibility: { filter, matrix, driverName: driver.name },
    carrier: relatives.find((row) => row.slug === carrier) ?? null,
    parts: relatives.filter((row) => row.slug !== carrier),
  }
}

/** The parameters of a module with the kernels that have them, the newest kernel first. */
async function listParameters(module: string) {
  const [rows, [source]] = await Promise.all([
    db
      .select({ name: moduleParameters.name, type: moduleParameters.type, kernel: moduleParameters.kernel })
      .from(moduleParameters)
      .where(eq(moduleParameters.module, module))
      .orderBy(asc(moduleParameters.name)),
    db
      .select({ title: dataSources.title, url: dataSources.url, edition: dataSources.edition })
      .from(dataSources)
      .where(eq(dataSources.id, 'module-parameters')),
  ])
  const kernels = [...new Set(rows.map(({ kernel }) => kernel))].sort((a, b) => compareVersions(b, a))
  const names = [...new Set(rows.map(({ name }) => name))]
  const parameters = names.map((name) => {
    const own = rows.filter((row) => row.name === name)
    return {
      name,
      type: own[0]?.type ?? '',
      in: kernels.map((kernel) => own.some((row) => row.kernel === kernel)),
    }
  })
  return { kernels, parameters, source: source ?? null }
}

/** Wiki pages that carry the driver's tag, the latest changed first. */
async function listDriverNotes(slug: string) {
  return db
    .select({
      root: { id: pages.postId, tags: tagNamesOf(pages.postId) },
      ...{ vendor: pages.vendor, slug: pages.slug, title: pages.title, lead: pages.lead },
    })
    .from(postTags)
    .innerJoin(tags, and(eq(tags.id, postTags.tagId), eq(tags.name, slug.replaceAll('_', '-'))))
    .innerJoin(pages, eq(pages.postId, postTags.postId))
    .innerJoin(posts, and(eq(posts.id, pages.postId), eq(posts.visible, true)))
    .leftJoin(knownIssues, eq(knownIssues.pageId, pages.postId))
    .where(isNull(knownIssues.pageId))
    .orderBy(desc(sql`coalesce(${posts.editedAt}, ${posts.createdAt})`))
    .limit(NOTES)
}

async function listNames(slugs: string[]) {
  if (slugs.length === 0) return []
  return db
    .select({ slug: drivers.slug, name: drivers.name })
    .from(drivers)
    .where(inArray(drivers.slug, slugs))
    .orderBy(asc(drivers.position))
}
