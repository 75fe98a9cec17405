import 'server-only'
import { db, type Transaction, transaction } from '@/db/client'
import { discardDraft } from '@/lib/drafts/store'
import { refuseLinks } from '@/lib/limits/links'
import { inTurn } from '@/lib/limits/turn'
import { replaceSection } from '@/lib/markdown/sections'
import { settleUnchanged } from '@/lib/needs/commands'
import { settleByEdit } from '@/lib/needs/settle'
import { type Composed, compose } from '@/lib/posts/compose'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { PAGE_BODY_MAX } from '@/lib/posts/limits'
import { refuseThread } from '@/lib/posts/policy'
import { getThreadState, lockThread } from '@/lib/posts/thread'
import { approveChanges } from '@/lib/protection/decide'
import { writeByWay } from '@/lib/protection/keep'
import { wayFrom, wayOfEdit } from '@/lib/protection/policy'
import { getShield } from '@/lib/protection/queries'
import { type Failure, fail, ok, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import { type EditInput, PAGE_BODY_MIN } from './input'
import { markerLine, mergePages, samePage } from './merge'
import { pathOf } from './paths'
import { type EditState, getEditState } from './revisions'
import { suggestPageEdit } from './suggest'
import { withVendorTag } from './tags'
import type { Conflict, PageText } from './types'

export type PageEdited =
  | { path: string; outcome: 'saved' | 'merged' | 'unchanged'; number: number }
  /** Waits for approval; `from` is the revision readers see meanwhile. */
  | { path: string; outcome: 'kept'; number: number; from: number }
  | { path: string; outcome: 'suggested'; suggestionId: number }

/** A refusal with code `conflict` may carry both texts; whatever was typed is in there. */
export type PageEditResult =
  | { ok: true; value: PageEdited }
  | { ok: false; error: Failure & { conflict?: Conflict } }

/**
 * Edits a page. What others saved since `base` is merged, by lines and by fields; when both changed the same place the
 * refusal carries both texts and a draft of them. Who may not edit pages yet makes a suggestion instead.
 */
export async function editPage(viewer: Viewer, input: EditInput): Promise<PageEditResult> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  // In one line, or a crowd of editors would render and merge over and over, each time to find that another one was first.
  return inTurn({ id: `page:${input.id}` }, () => editInTurn(viewer, input), crowded)
}

const crowded = fail(
  'limited',
  'Many people are saving this page right now. Nothing is lost: please save again in a moment.',
  { retryAfter: 2 },
)

async function editInTurn(viewer: Viewer, input: EditInput): Promise<PageEditResult> {
  const settings = await getSettings()
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const plan = await planEdit(viewer, input)
    if (!plan.ok) return plan
    const result = await carryOut(viewer, input, plan.value, settings)
    // Somebody saved between the look and the lock: look again.
    if (result !== 'stale') return result
  }
  return fail('conflict', 'This page is being edited by several people at once. Please save again.')
}

const ATTEMPTS = 8

type Plan = { state: EditState; page: PageText }

/** First look at an edit, without locks: may it be made, and what page comes out. */
export async function planEdit(
  viewer: Viewer,
  input: EditInput,
): Promise<{ ok: true; value: Plan } | Extract<PageEditResult, { ok: false }>> {
  const thread = await getThreadState(db, input.id)
  const no = refuseThread(viewer, thread)
  if (no) return no
  if (thread?.kind !== 'page') return fail('not-found', 'There is no such page.')
  const state = await getEditState(db, input.id, input.base, viewer)
  if (!state) return fail('invalid', 'The revision this edit started from does not exist or has been hidden.')
  const mine = wantedPage(state, input)
  if (!mine.ok) return mine
  const merged = mergePages(state.base.page, mine.value, state.current.page)
  if (merged.clean && merged.page.body.length > PAGE_BODY_MAX) return refusedBody(tooLong)
  if (merged.clean) return ok({ state, page: merged.page })
  const { number, by, at, page: theirs } = state.current
  const { draft, fields } = merged
  const conflict: Conflict = { number, by, at, mine: mine.value, theirs, draft, fields }
  const message = `${by} saved this page while you were editing, in the same place. Nothing is lost: both texts are below.`
  return { ok: false, error: { code: 'conflict', message, conflict } }
}

/** The whole page as this person wants it: what they sent, over what they started from. */
export function wantedPage(
  { base, vendor }: { base: { page: PageText }; vendor: string },
  { section, body = base.page.body, tags, ...input }: EditInput,
): Result<PageText> {
  const text = section === undefined ? body : replaceSection(base.page.body, section, body)
  if (text === null)
    return fail('invalid', 'This section does not exist.', { fields: { body: 'No such section.' } })
  const line = markerLine(text)
  if (line !== null)
    return refusedBody(`Both texts are still side by side at line ${line}: keep one, then save.`)
  if (text.trim().length < PAGE_BODY_MIN) return refusedBody(`Write at least ${PAGE_BODY_MIN} characters.`)
  if (text.length > PAGE_BODY_MAX) return refusedBody(tooLong)
  const { title, lead, topic, issue, ...rest } = { ...base.page, ...present(input) }
  const { checkedAgainst, checkedOn, reviewBy } = rest
  const names = tags ? withVendorTag(tags, vendor) : base.page.tags
  return ok({ title, lead, topic, checkedAgainst, checkedOn, reviewBy, issue, tags: names, body: text })
}

function present<T extends object>(fields: T): Partial<T> {
  const kept: Partial<T> = {}
  return Object.assign(
    kept,
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  )
}

// A section or a merge can make the whole page too long.
const tooLong = `The whole page would be longer than ${PAGE_BODY_MAX.toLocaleString('en')} characters.`

function refusedBody(message: string) {
  return fail('invalid', message, { fields: { body: message } })
}

async function carryOut(
  viewer: Viewer,
  { id, base, summary, minor, settles = [] }: EditInput,
  { state, page }: Plan,
  settings: Settings,
): Promise<PageEditResult | 'stale'> {
  const path = pathOf(state)
  const { number } = state.current
  const shield = await getShield(db, id)
  const way = wayFrom(base, wayOfEdit(viewer, shield, settings), shield)
  if (samePage(page, state.current.page)) {
    await settleUnchanged(viewer, { pageId: id, needs: settles, number })
    // Saying nothing new to what waits means that it is right.
    const approved = way === 'publish' && shield.pending ? await approveChanges(viewer, { id, number }) : null
    return approved?.ok === false ? approved : ok({ path, outcome: 'unchanged', number })
  }
  const body = await compose(id, page.body)
  const links = refuseLinks(viewer, body.rendered.html, settings)
  if (links) return links
  if (way === 'suggest') {
    const suggested = await suggestPageEdit(viewer, { id, base: state.current.number, page, summary })
    return suggested.ok ? ok({ path, outcome: 'suggested', ...suggested.value }) : suggested
  }
  const merged = !samePage(state.base.page, state.current.page)
  const edit: Edit = { id, expected: state.current.number, base, page, body, summary, minor, merged, settles }
  const result = await inTurn(viewer, () => transaction((tx) => save(tx, viewer, edit, settings)))
  if (result === 'stale' || !result.ok) return result
  expireThreadAndLists(result.value, [viewer.handle])
  const { root, from, ...written } = result.value
  if (from !== null) return ok({ path: root.slug, outcome: 'kept', number: written.number, from })
  return ok({ path: root.slug, outcome: merged ? 'merged' : 'saved', number: written.number })
}

type Edit = {
  id: number
  /** The newest revision when the edit was planned. */
  expected: number
  base: number
  page: PageText
  body: Composed
  summary: string
  minor: boolean
  merged: boolean
  settles: number[]
}

async function save(tx: Transaction, viewer: Viewer, edit: Edit, settings: Settings) {
  const thread = await lockThread(tx, edit.id)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such page.')
  if (thread.revisionCount !== edit.expected) return 'stale'
  const shield = await getShield(tx, edit.id)
  const way = wayFrom(edit.base, wayOfEdit(viewer, shield, settings), shield)
  // Protected since the look: look again, and suggest it.
  if (way === 'suggest') return 'stale'
  const kind = edit.merged ? 'merge' : 'edit'
  const revision = { ...edit, thread, authorId: viewer.id, baseNumber: edit.base, kind } as const
  const written = await writeByWay(tx, viewer, way, revision, settings)
  if (!written.ok) return written
  if (way === 'publish')
    await settleByEdit(tx, viewer, { pageId: edit.id, needs: edit.settles, number: written.value.number })
  await discardDraft(tx, viewer.id, `edit:${edit.id}`)
  return ok({ ...thread, ...written.value, from: way === 'keep' ? shield.shown : null })
}
