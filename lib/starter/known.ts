import { readDrivers } from '@/lib/drivers/starter/read'
import { getCatalogue } from '@/lib/signatures/catalogue'
import type { KnownTargets } from './issue-content'
import { readIssues, readPages, readTags } from './read'

/** Everything that the starter content may name: its own pages and tags, the drivers and errors that ship with it. */
export function knownTargets(): KnownTargets {
  const pages = [...readPages(), ...readIssues()]
  return {
    paths: new Set(pages.map(({ vendor, slug }) => `${vendor}/${slug}`)),
    texts: new Map(pages.map(({ vendor, slug, body }) => [`${vendor}/${slug}`, body])),
    tags: new Set(readTags().map(({ name }) => name)),
    drivers: new Set(readDrivers().map(({ slug }) => slug)),
    signatures: new Set(getCatalogue().map(({ id }) => id)),
  }
}
