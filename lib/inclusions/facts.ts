import 'server-only'
import { tags } from '@/lib/cache'
import { carrierOf } from '@/lib/drivers/carriers'
import { devicesTable } from './device-facts'
import { apiTable, branchesTable, releasesTable } from './driver-facts'
import { issuesTable, signaturesTable } from './error-facts'
import type { FactKind, FactsRequest } from './facts-syntax'
import { type FactTable, tableHtml } from './table'

/** A table, or why there is none in words for the author. */
export type Facts = { table: FactTable } | { problem: string }

type Made = { tags: string[] } & ({ ok: true; html: string } | { ok: false; problem: string })

/** A table of what is recorded, never retyped, with the cache tags of the data it shows. */
export async function factsTable(request: FactsRequest): Promise<Made> {
  const { make, tagsOf } = kinds[request.kind]
  const made = await make(request)
  const names = tagsOf(request)
  return 'table' in made
    ? { ok: true, tags: names, html: tableHtml(made.table) }
    : { ok: false, tags: names, problem: made.problem }
}

type Kind = { make: (request: FactsRequest) => Promise<Facts>; tagsOf: (request: FactsRequest) => string[] }

const kinds: Record<FactKind, Kind> = {
  releases: { make: releasesTable, tagsOf: driverTags },
  branches: { make: branchesTable, tagsOf: driverTags },
  // Interfaces and their drivers are loaded together with the devices.
  api: { make: apiTable, tagsOf: (request) => [...driverTags(request), tags.devices] },
  signatures: { make: signaturesTable, tagsOf: () => [tags.signatures] },
  devices: { make: devicesTable, tagsOf: () => [tags.devices] },
  issues: { make: issuesTable, tagsOf: () => [tags.issues] },
}

function driverTags({ subject }: FactsRequest): string[] {
  return [subject, carrierOf(subject)].flatMap((slug) => (slug === null ? [] : [tags.driver(slug)]))
}
