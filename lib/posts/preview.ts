import 'server-only'
import { z } from 'zod'
import { db } from '@/db/client'
import { showEmbeds } from '@/lib/inclusions/show'
import { takePlace } from '@/lib/limits/windows'
import { storableText } from '@/lib/posts/input'
import { BODY_MAX, PAGE_BODY_MAX } from '@/lib/posts/limits'
import { fail, ok, type Result } from '@/lib/result'
import type { Viewer } from '@/lib/users/types'
import { composeAs } from './compose'

/** Somebody who types without pause asks about once a second. */
const PREVIEWS_A_MINUTE = 90
/** Of texts longer than a post may be: each takes the renderer a second or more. */
const LONG_PREVIEWS_A_MINUTE = 12

export const previewInput = z.object({
  body: storableText.pipe(
    z.string().max(PAGE_BODY_MAX, `At most ${PAGE_BODY_MAX.toLocaleString('en')} characters.`),
  ),
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
  const isLong = body.length > BODY_MAX
  const window = {
    key: `${isLong ? 'long-' : ''}preview:${viewer.id}`,
    limit: isLong ? LONG_PREVIEWS_A_MINUTE : PREVIEWS_A_MINUTE,
    seconds: 60,
  }
  if (!(await takePlace(db, window)))
    return fail('limited', 'Too many previews; wait a minute.', { retryAfter: 60 })
  const { rendered } = await composeAs(key, body)
  const html = await showEmbeds(rendered.html, { postKey: key, page: null, cached: false })
  return ok({ html, degradedBy: rendered.degradedBy })
}
