import 'server-only'
import { architectures } from '@/lib/devices/architectures'
import { carrierOf } from '@/lib/drivers/carriers'
import { apiSupportFor, apiSupportOf, getDriver, listBranches, listReleases } from '@/lib/drivers/queries'
import type { BranchKind } from '@/lib/drivers/types'
import { formatDate } from '@/lib/format/dates'
import { routes } from '@/lib/routes'
import type { Facts } from './facts'
import type { FactsRequest } from './facts-syntax'
import type { Cell } from './table'

/** The newest releases of a driver, or of what carries it, perhaps of one branch: `releases nvidia R580`. */
export async function releasesTable({ subject, words, limit }: FactsRequest): Promise<Facts> {
  const driver = await getDriver(carrierOf(subject) ?? subject)
  if (!driver) return noDriver(subject)
  const standing = await listReleases(driver.slug, { withdrawn: false })
  const wanted = words.toLowerCase()
  const releases = wanted === '' ? standing : standing.filter(({ branch }) => branch.toLowerCase() === wanted)
  if (wanted !== '' && releases.length === 0)
    return { problem: `${driver.name} has no branch “${words}” with releases.` }
  const latest = latestOf(releases.map(({ addedAt }) => addedAt))
  const within = carrierOf(subject) === null ? '' : `, which ${subject} is part of`
  return {
    table: {
      caption: `Newest releases of ${driver.name}${wanted === '' ? '' : ` ${words}`}${within}`,
      head: ['Version', 'Branch', 'Released', 'Source'],
      rows: releases
        .slice(0, limit)
        .map(({ version, branch, releasedOn, sourceUrl, dateSourceUrl }) => [
          version,
          branch,
          dayOf(releasedOn),
          source(dateSourceUrl || sourceUrl),
        ]),
      source: [`Each from the source beside it${latest}.`],
      all: { text: `All ${standing.length} releases of ${driver.name}`, href: routes.driver(driver.slug) },
    },
  }
}

/** The branches of a driver with their newest release and their end. */
export async function branchesTable({ subject, limit }: FactsRequest): Promise<Facts> {
  const driver = await getDriver(carrierOf(subject) ?? subject)
  if (!driver) return noDriver(subject)
  const [branches, releases] = await Promise.all([
    listBranches(driver.slug),
    listReleases(driver.slug, { withdrawn: false }),
  ])
  return {
    table: {
      caption: `Branches of ${driver.name}`,
      head: ['Branch', 'Kind', 'Newest release', 'Ends', 'Source'],
      rows: branches
        .slice(0, limit)
        .map(({ name, kind, endOfLife, sourceUrl }) => [
          name,
          kindWords[kind],
          releases.find(({ branch }) => branch === name)?.version ?? 'none recorded',
          endOfLife === null ? 'not announced' : dayOf(endOfLife),
          source(sourceUrl),
        ]),
      source: [`Each from the source beside it${latestOf(releases.map(({ addedAt }) => addedAt))}.`],
      all: { text: `All ${branches.length} branches of ${driver.name}`, href: routes.driver(driver.slug) },
    },
  }
}

/** Which interfaces a driver offers, or the drivers of an architecture: `api radv`, `api ada lovelace`. */
export async function apiTable({ subject, limit }: FactsRequest): Promise<Facts> {
  const driver = await getDriver(subject)
  const architecture = architectures.find(({ name }) => name.toLowerCase() === subject.replaceAll('-', ' '))
  if (!driver && !architecture)
    return { problem: `“${subject}” is neither a driver nor an architecture that is known here.` }
  const rows = driver
    ? await apiSupportOf(subject)
    : await apiSupportFor({ vendor: architecture?.vendor ?? '', architecture: architecture?.name ?? null })
  const about = driver?.name ?? architecture?.name ?? subject
  return {
    table: {
      caption: `Interfaces on ${about}`,
      head: ['Interface', 'Driver', 'Hardware', 'Support', 'Version', 'Source'],
      rows: rows
        .slice(0, limit)
        .map(({ api, driver: slug, driverName, hardware, support, version, sourceUrl }) => [
          api,
          { text: driverName, href: routes.driver(slug) },
          hardware || 'all it drives',
          support,
          version || 'not said',
          source(sourceUrl),
        ]),
      source: ['Each from the source beside it.'],
      all: driver
        ? { text: `All ${rows.length} interfaces of ${driver.name}`, href: routes.driver(driver.slug) }
        : { text: `All drivers`, href: routes.drivers() },
    },
  }
}

function noDriver(subject: string): Facts {
  return { problem: `There is no driver “${subject}” here; /drivers lists their names.` }
}

const kindWords: Record<BranchKind, string> = {
  production: 'production',
  'long-term': 'long-term support',
  'new-feature': 'new features',
  beta: 'beta',
  legacy: 'legacy',
  stable: 'release branch',
}

function source(href: string): Cell {
  return { text: URL.canParse(href) ? new URL(href).hostname : 'source', href }
}

function dayOf(day: string | null): string {
  return day === null ? 'not known' : formatDate(new Date(`${day}T00:00:00Z`))
}

function latestOf(dates: Date[]): string {
  const latest = dates.reduce<Date | null>((newest, date) => (newest && newest > date ? newest : date), null)
  return latest ? `; last changed here on ${formatDate(latest)}` : ''
}
