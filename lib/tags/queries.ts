import 'server-only'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { tagSynonyms, tags } from '@/db/schema'

export type TagRef = { id: number; name: string; kind: string; vendor: string | null }

const columns = { id: tags.id, name: tags.name, kind: tags.kind, vendor: tags.vendor }

/** Finds tags by name or synonym, in the order asked and without repeats; names that are neither come back as `unknown`. */
export async function resolveTags(
  executor: Executor,
  names: string[],
): Promise<{ known: TagRef[]; unknown: string[] }> {
  if (names.length === 0) return { known: [], unknown: [] }
  const direct = await executor.select(columns).from(tags).where(inArray(tags.name, names))
  const byName = new Map<string, TagRef>(direct.map((tag) => [tag.name, tag]))
  const rest = names.filter((name) => !byName.has(name))
  for (const { synonym, ...tag } of await listBySynonym(executor, rest)) byName.set(synonym, tag)
  const known = new Map<number, TagRef>()
  for (const name of names) {
    const tag = byName.get(name)
    if (tag) known.set(tag.id, tag)
  }
  return { known: [...known.values()], unknown: names.filter((name) => !byName.has(name)) }
}

/** Names of the vendor tags, of which every question carries at least one. */
export async function listVendorTagNames(executor: Executor): Promise<string[]> {
  const rows = await executor
    .select({ name: tags.name })
    .from(tags)
    .where(eq(tags.kind, 'vendor'))
    .orderBy(asc(tags.id))
  return rows.map((row) => row.name)
}

async function listBySynonym(executor: Executor, names: string[]) {
  if (names.length === 0) return []
  return executor
    .select({ ...columns, synonym: tagSynonyms.name })
    .from(tagSynonyms)
    .innerJoin(tags, eq(tags.id, tagSynonyms.tagId))
    .where(inArray(tagSynonyms.name, names))
}
