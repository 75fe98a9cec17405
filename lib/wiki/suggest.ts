import 'server-only'
import { transaction } from '@/db/client'
import { spendQuota } from '@/lib/limits/quota'
import { inTurn } from '@/lib/limits/turn'
import { refuseThread } from '@/lib/posts/policy'
import { lockThread } from '@/lib/posts/thread'
import { fail, ok, type Result } from '@/lib/result'
import { writeSuggestion } from '@/lib/suggestions/write'
import type { Viewer } from '@/lib/users/types'
import type { PageText } from './types'
import { detailsOf } from './write'

type Suggested = { id: number; base: number; page: PageText; summary: string }

/** Puts an edit of a page before reviewers. */
export async function suggestPageEdit(
  viewer: Viewer,
  { id, base, page, summary }: Suggested,
): Promise<Result<{ suggestionId: number }>> {
  return inTurn(viewer, () =>
    transaction(async (tx) => {
      const thread = await lockThread(tx, id)
      const no = refuseThread(viewer, thread)
      if (no || !thread) return no ?? fail('not-found', 'There is no such page.')
      const spent = await spendQuota(tx, viewer, 'edits')
      if (spent && !spent.ok) return spent
      const { lead, title, tags, body } = page
      const version = { title, tags, body }
      const details = detailsOf(page)
      const written = await writeSuggestion(tx, viewer, thread, {
        version,
        lead,
        details,
        baseNumber: base,
        summary,
      })
      return written.ok ? ok({ suggestionId: written.value.suggestionId }) : written
    }),
  )
}
