import 'server-only'
import { z } from 'zod'
import { db } from '@/db/client'
import { showEmbeds } from '@/lib/inclusions/show'
import { takePlace } from '@/lib/limits/windows'
import { storableText } from '@/lib/posts/input'
import { BODY_MAX } from '@/lib/posts/limits'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { composeAs } from './compose'

/** Somebody who types without pause asks about once a second. */
const PREVIEWS_A_MINUTE = 90

export const previewInput = z.object({
  body: storableText.pipe(z.string().max(BODY_MAX, `At most ${BODY_MAX.toLocaleString('en')} characters.`)),
  /** Starts the ids in the preview, when several stand on one page. */
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,30}-$/)
    .default('preview-'),
})

/** The text as its page would show it, by the same renderer. */
export async function previewText(
  viewer: Viewer,
  { body, key }: z.output<typeof previewInput>,
): Promise<Result<{ html: string; degradedBy: string | null }>> {
  const window = { key: `preview:${viewer.id}`, limit: PREVIEWS_A_MINUTE, seconds: 60 }
  if (!(await takePlace(db, window)))
    return fail('limited', 'Too many previews; wait a minute.', { retryAfter: 60 })
  const { rendered } = await composeAs(key, body)
  const html = await showEmbeds(rendered.html, { postKey: key, page: null, cached: false })
  return ok({ html, degradedBy: rendered.degradedBy })
}
