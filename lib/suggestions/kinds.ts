import 'server-only'
import type { Executor, Transaction } from '@/db/client'
import type { suggestions } from '@/db/schema'
import { parseFields } from '@/lib/http/form'
import type { Composed } from '@/lib/posts/compose'
import type { ThreadPost } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { editInput } from '@/lib/revisions/input'
import { mergeVersions, type Version } from '@/lib/revisions/merge'
import { saveVersion } from '@/lib/revisions/save'
import { settleVersionTags } from '@/lib/revisions/tags'
import { getVersion } from '@/lib/revisions/versions'
import { getSettings } from '@/lib/settings/queries'
import type { TagRef } from '@/lib/tags/queries'
import type { Viewer } from '@/lib/users/types'
import { wantedPage } from '@/lib/wiki/edit'
import { editInput as pageInput } from '@/lib/wiki/input'
import { markerLine, mergePages } from '@/lib/wiki/merge'
import { getRevisionText } from '@/lib/wiki/revisions'
import { suggestedPage } from '@/lib/wiki/suggested'
import type { PageText } from '@/lib/wiki/types'
import { detailsOf, settleEditedTags, writePageRevision } from '@/lib/wiki/write'
import type { Text } from './hunks'

/** What of a suggestion's row makes its text. */
export type Wanted = Pick<
  typeof suggestions.$inferSelect,
  'title' | 'tags' | 'lead' | 'details' | 'bodyMarkdown'
>

export type Revision = {
  body: Composed
  /** Who suggested it. */
  authorId: string
  baseNumber: number
  kind: 'edit' | 'merge'
  summary: string
  data: Record<string, unknown>
}

export type Touched = { tags: TagRef[]; also: string[] }

/** What a suggestion does differently on a page and on another post; everything else is one mechanism. */
export type Kind<T extends Text> = {
  read: (executor: Executor, postId: number, number: number) => Promise<T | null>
  wanted: (base: T, row: Wanted) => T
  merge: (base: T, mine: T, theirs: T) => { clean: boolean; text: T; clashing: string[] }
  /** The fields of an editor over the text they started from. */
  typed: (base: T, values: Record<string, string>, place: Place) => Result<T>
  columns: (text: T) => Wanted
  /** Checks what can still be refused, and returns how it is written. */
  prepare: (tx: Transaction, reviewer: Viewer, thread: ThreadPost, text: T) => Promise<Result<Write>>
}

export type Write = (edit: Revision) => Promise<Touched>

type Place = { kind: 'question' | 'answer' | 'comment' | 'page'; vendor: string | null }

export const pageKind: Kind<PageText> = {
  read: async (executor, id, number) => (await getRevisionText(executor, id, number))?.page ?? null,
  wanted: (base, { bodyMarkdown, ...row }) => suggestedPage(base, { ...row, body: bodyMarkdown }),
  merge: (base, mine, theirs) => {
    const merged = mergePages(base, mine, theirs)
    return merged.clean
      ? { clean: true, text: merged.page, clashing: [] }
      : { clean: false, text: merged.draft, clashing: merged.fields }
  },
  typed: (base, values, { vendor }) => {
    const input = parseFields(pageInput, values)
    return input.ok ? wantedPage({ base: { page: base }, vendor: vendor ?? 'general' }, input.value) : input
  },
  columns: (page) => {
    const { title, tags, lead, body } = page
    return { title, tags, lead, details: detailsOf(page), bodyMarkdown: body }
  },
  prepare: async (tx, reviewer, thread, page) => {
    const tags = await settleEditedTags(tx, reviewer, thread, page, await getSettings(tx))
    if (!tags.ok) return tags
    return ok((edit) => writePageRevision(tx, { ...edit, thread, page, tags: tags.value, minor: false }))
  },
}

export const postKind: Kind<Version> = {
  read: getVersion,
  wanted: (base, { title, tags, bodyMarkdown }) => ({
    title: title ?? base.title,
    tags: tags ?? base.tags,
    body: bodyMarkdown,
  }),
  merge: (base, mine, theirs) => {
    const { clean, version } = mergeVersions(base, mine, theirs)
    return { clean, text: version, clashing: clean ? [] : clashesOf(base, mine, theirs, version) }
  },
  typed: (base, values, { kind }) => {
    if (kind === 'page') return fail('invalid', 'A page is edited as a page.')
    const input = parseFields(editInput(kind), values)
    if (!input.ok) return input
    const { title = base.title, tags = base.tags, body }: Partial<Version> & { body: string } = input.value
    return markerLine(body) === null ? ok({ title, tags, body }) : twoTexts(body)
  },
  columns: ({ title, tags, body }) => ({ title, tags, lead: null, details: null, bodyMarkdown: body }),
  prepare: async (tx, reviewer, thread, version) => {
    const tags = await settleVersionTags(tx, reviewer, thread, version)
    if (!tags.ok) return tags
    return ok(async (edit) => {
      await saveVersion(tx, thread, { ...edit, version, tags: tags.value, minor: false })
      return { tags: [...thread.tags, ...(tags.value ?? [])], also: [] }
    })
  },
}

function clashesOf(base: Version, mine: Version, theirs: Version, merged: Version): string[] {
  const body = markerLine(merged.body) !== null
  const title = mine.title !== base.title && theirs.title !== base.title && mine.title !== theirs.title
  const found = [...(title ? ['title'] : []), ...(body ? ['body'] : [])]
  return found.length > 0 ? found : ['tags']
}

function twoTexts(body: string) {
  const message = `Both texts are still side by side at line ${markerLine(body)}: keep one, then save.`
  return fail('invalid', message, { fields: { body: message } })
}
