import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { posts } from '@/db/schema'
import { editMode, refuseThread } from '@/lib/posts/policy'
import { getThreadState } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { mergeVersions, sameVersion, type Version } from './merge'
import { getVersion } from './versions'

export type Wanted = {
  id: number
  /** The revision the editor started from; null means the current one, whatever it is. */
  base: number | null
  title?: string | null
  tags?: string[] | null
  body: string
}

export type Write = {
  kind: 'write'
  mode: 'save' | 'suggest'
  version: Version
  baseNumber: number
  /** The revision this was planned against: when another came meanwhile, the plan is stale. */
  currentNumber: number
  merged: boolean
}

export type Settled =
  | { outcome: 'unchanged' }
  /** Both changed the same place: `current` is what was saved meanwhile, `draft` both texts with markers. */
  | { outcome: 'conflict'; current: Version; currentNumber: number; draft: Version }

/** First look at an edit, without locks: may it be made, and what text comes out. */
export async function planEdit(
  viewer: Viewer,
  wanted: Wanted,
): Promise<Result<Write | { kind: 'settled'; settled: Settled }>> {
  const mode = await modeFor(viewer, wanted.id)
  if (!mode.ok) return mode
  const currentNumber = await currentNumberOf(wanted.id)
  const baseNumber = wanted.base ?? currentNumber
  const base = await getVersion(db, wanted.id, baseNumber, viewer)
  const current = await getVersion(db, wanted.id, currentNumber, viewer)
  if (!base || !current)
    return fail('invalid', 'The revision this edit started from does not exist or has been hidden.')
  const mine = { title: wanted.title ?? base.title, tags: wanted.tags ?? base.tags, body: wanted.body }
  const common = { kind: 'write', baseNumber, currentNumber } as const
  if (sameVersion(mine, base) || sameVersion(mine, current))
    return ok({ kind: 'settled', settled: { outcome: 'unchanged' } })
  // Merged when it is accepted, with what the text has become by then.
  if (mode.value === 'suggest') return ok({ ...common, mode: 'suggest', version: mine, merged: false })
  const { clean, version } = mergeVersions(base, mine, current)
  if (!clean)
    return ok({ kind: 'settled', settled: { outcome: 'conflict', current, currentNumber, draft: version } })
  return ok({ ...common, mode: 'save', version, merged: !sameVersion(version, mine) })
}

export async function modeFor(viewer: Viewer, id: number): Promise<Result<'save' | 'suggest'>> {
  const state = await getThreadState(db, id)
  const no = refuseThread(viewer, state)
  if (no || !state) return no ?? fail('not-found', 'There is no such post.')
  if (state.kind === 'page') return fail('invalid', 'Pages are edited where they are shown.')
  const settings = await getSettings()
  const mode = editMode(viewer, state, settings)
  if (mode === 'late')
    return fail('forbidden', `Comments can be edited for ${settings['comment.editMinutes']} minutes.`)
  if (mode === 'never') return fail('forbidden', 'Only its author edits a comment.')
  return ok(mode)
}

async function currentNumberOf(id: number): Promise<number> {
  const [row] = await db.select({ number: posts.revisionCount }).from(posts).where(eq(posts.id, id))
  return row?.number ?? 0
}
