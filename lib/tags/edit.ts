import 'server-only'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { type Transaction, transaction } from '@/db/client'
import { tagPages, tagSynonyms, tags as tagTable } from '@/db/schema'
import { expire, tags } from '@/lib/cache'
import { record } from '@/lib/events/record'
import { fail, ok, type Result } from '@/lib/result'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { getPageOfTag } from './described'
import type { EditTagInput } from './input'
import { canEditTags } from './policy'

type Found = {
  id: number
  name: string
  description: string
  kind: EditTagInput['kind']
  parentId: number | null
}

/**
 * Changes what a tag says about itself: kind, parent and synonyms, and its description while no page tells it. Refuses synonyms that are tags or
 * synonyms of others, and a parent below the tag itself.
 */
export async function editTag(viewer: Viewer, input: EditTagInput): Promise<Result<{ name: string }>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  if (!canEditTags(viewer)) return fail('forbidden', 'Tags are described by moderators.')
  const result = await transaction((tx) => edit(tx, viewer, input))
  if (!result.ok) return result
  const { before, after } = result.value
  expire(tags.tagIndex, tags.home, ...[...before.names, ...after.names].map(tags.tag))
  return ok({ name: input.name })
}

type Change = { before: { names: string[] }; after: { names: string[] } }

async function edit(tx: Transaction, viewer: Viewer, input: EditTagInput): Promise<Result<Change>> {
  // One edit at a time, because synonyms and parents are checked against all other tags.
  await tx.select({ id: tagTable.id }).from(tagTable).where(eq(tagTable.kind, 'vendor')).for('no key update')
  const [tag] = await tx
    .select({
      id: tagTable.id,
      name: tagTable.name,
      description: tagTable.description,
      kind: tagTable.kind,
      parentId: tagTable.parentId,
    })
    .from(tagTable)
    .where(eq(tagTable.name, input.name))
    .for('no key update')
  if (!tag) return fail('not-found', 'There is no such tag.')
  const kind = tag.kind === 'vendor' || input.kind === 'vendor' ? tag.kind : input.kind
  const parent = await settleParent(tx, tag, input.parent)
  if (!parent.ok) return parent
  const synonyms = await replaceSynonyms(tx, tag, input.synonyms)
  if (!synonyms.ok) return synonyms
  const { summary } = input
  const description = await settleDescription(tx, tag, input.description)
  const former = await nameOf(tx, tag.parentId)
  await tx.update(tagTable).set({ description, kind, parentId: parent.value }).where(eq(tagTable.id, tag.id))
  const before = { description: tag.description, kind: tag.kind, parent: former, synonyms: synonyms.value }
  const after = { description, kind, parent: input.parent, synonyms: input.synonyms }
  await record(tx, {
    actorId: viewer.id,
    verb: 'edited-tag',
    data: { name: tag.name, summary, before, after },
  })
  const names = (facts: typeof before) => [
    tag.name,
    ...facts.synonyms,
    ...(facts.parent ? [facts.parent] : []),
  ]
  return ok({ before: { names: names(before) }, after: { names: names(after) } })
}

/** What a page tells is edited there; a description for while the page is out of sight is kept beside it. */
async function settleDescription(
  tx: Transaction,
  { id, description: before }: Found,
  wanted: string | undefined,
): Promise<string> {
  if (wanted === undefined || (await getPageOfTag(tx, id))?.visible) return before
  await tx.update(tagPages).set({ description: wanted }).where(eq(tagPages.tagId, id))
  return wanted
}

async function settleParent(
  tx: Transaction,
  tag: Found,
  name: string | null,
): Promise<Result<number | null>> {
  if (name === null) return ok(null)
  const [parent] = await tx
    .select({ id: tagTable.id, parentId: tagTable.parentId })
    .from(tagTable)
    .where(eq(tagTable.name, name))
  if (!parent) return refused('parent', `There is no tag ${name}.`)
  for (let above: number | null = parent.id; above !== null; above = await parentOf(tx, above)) {
    if (above === tag.id) return refused('parent', `${name} is below ${tag.name} already.`)
  }
  return ok(parent.id)
}

/** Returns the synonyms the tag had. */
async function replaceSynonyms(tx: Transaction, tag: Found, names: string[]): Promise<Result<string[]>> {
  if (names.length > 0) {
    const [same] = await tx
      .select({ name: tagTable.name })
      .from(tagTable)
      .where(inArray(tagTable.name, names))
    if (same) return refused('synonyms', `${same.name} is a tag of its own.`)
    const [taken] = await tx
      .select({ name: tagSynonyms.name })
      .from(tagSynonyms)
      .where(and(inArray(tagSynonyms.name, names), ne(tagSynonyms.tagId, tag.id)))
    if (taken) return refused('synonyms', `${taken.name} already stands for another tag.`)
  }
  const had = await tx
    .delete(tagSynonyms)
    .where(eq(tagSynonyms.tagId, tag.id))
    .returning({ name: tagSynonyms.name })
  if (names.length > 0) await tx.insert(tagSynonyms).values(names.map((name) => ({ name, tagId: tag.id })))
  return ok(had.map(({ name }) => name))
}

async function parentOf(tx: Transaction, id: number): Promise<number | null> {
  const [row] = await tx.select({ parentId: tagTable.parentId }).from(tagTable).where(eq(tagTable.id, id))
  return row?.parentId ?? null
}

async function nameOf(tx: Transaction, id: number | null): Promise<string | null> {
  if (id === null) return null
  const [row] = await tx.select({ name: tagTable.name }).from(tagTable).where(eq(tagTable.id, id))
  return row?.name ?? null
}

function refused(field: 'parent' | 'synonyms', message: string) {
  return fail('invalid', message, { fields: { [field]: message } })
}
