import 'server-only'
import { db, type Transaction, transaction } from '@/db/client'
import { refuseLinks } from '@/lib/limits/links'
import { inTurn } from '@/lib/limits/turn'
import { type Composed, compose } from '@/lib/posts/compose'
import { expireThreadAndLists } from '@/lib/posts/expiry'
import { refuseThread } from '@/lib/posts/policy'
import { getThreadState, lockThread } from '@/lib/posts/thread'
import { writeByWay } from '@/lib/protection/keep'
import { wayOfEdit } from '@/lib/protection/policy'
import { getShield } from '@/lib/protection/queries'
import { fail, ok, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import { getSettings } from '@/lib/settings/queries'
import { refuseWriting } from '@/lib/users/policy'
import type { Viewer } from '@/lib/users/types'
import type { RevertInput } from './input'
import { samePage } from './merge'
import { canEditPages } from './policy'
import { getEditState } from './revisions'
import { withVendorTag } from './tags'
import type { PageText } from './types'

/** Where it can be seen; `waits` compares what readers see with it until somebody approves it. */
export type Reverted = { path: string; waits: { from: number; to: number } | null }

/**
 * Makes an older revision's text the current one, as a new revision. Refused with `conflict` when somebody has edited
 * since `base`, so that no edit is reverted unseen.
 */
export async function revertPage(viewer: Viewer, input: RevertInput): Promise<Result<Reverted>> {
  const refused = refuseWriting(viewer)
  if (refused) return refused
  const no = refuseThread(viewer, await getThreadState(db, input.id))
  if (no) return no
  const settings = await getSettings()
  if (!canEditPages(viewer, settings))
    return fail('forbidden', `Reverting pages takes ${settings['reputation.editWiki']} reputation.`)
  const state = await getEditState(db, input.id, input.to, viewer)
  if (!state) return fail('not-found', 'There is no such revision.')
  const page = { ...state.base.page, tags: withVendorTag(state.base.page.tags, state.vendor) }
  const path = `${state.vendor}/${state.slug}`
  const shown = { path, waits: null }
  if (input.base === state.current.number && samePage(page, state.current.page)) return ok(shown)
  const body = await compose(input.id, page.body)
  const links = refuseLinks(viewer, body.rendered.html, settings)
  if (links) return links
  const result = await inTurn(viewer, () =>
    transaction((tx) => revert(tx, viewer, input, { page, body }, settings)),
  )
  if (!result.ok) return result
  expireThreadAndLists(result.value, [viewer.handle])
  const { root, number, from } = result.value
  return ok({ path: root.slug, waits: from === null ? null : { from, to: number } })
}

async function revert(
  tx: Transaction,
  viewer: Viewer,
  { id, to, base, summary }: RevertInput,
  text: { page: PageText; body: Composed },
  settings: Settings,
) {
  const thread = await lockThread(tx, id)
  const no = refuseThread(viewer, thread)
  if (no || !thread) return no ?? fail('not-found', 'There is no such page.')
  if (thread.revisionCount !== base)
    return fail(
      'conflict',
      'Somebody edited this page just now. Look at the newest changes, then revert again.',
    )
  const shield = await getShield(tx, id)
  const way = wayOfEdit(viewer, shield, settings)
  if (way === 'suggest')
    return fail('forbidden', 'This page is protected: you may suggest an edit of it, but not revert it.')
  const said = `Back to revision ${to}${summary ? `: ${summary}` : ''}`.slice(0, 255)
  const revision = { ...text, thread, authorId: viewer.id, baseNumber: base, kind: 'revert' } as const
  const edit = { ...revision, summary: said, minor: false, data: { to } }
  const written = await writeByWay(tx, viewer, way, edit, settings)
  if (!written.ok) return written
  return ok({ ...thread, ...written.value, from: way === 'keep' ? shield.shown : null })
}
