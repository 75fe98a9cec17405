import 'server-only'
import { db } from '@/db/client'
import { getViewer } from '@/lib/auth/viewer'
import { takePlace } from '@/lib/limits/windows'
import { completionInput } from './input'
import { listCompletions } from './queries'

/** Somebody who types fast asks about twice a second. */
const A_MINUTE = 150

/** For editors, which only members open. */
export async function answerCompletion(query: URLSearchParams): Promise<Response> {
  const viewer = await getViewer()
  if (!viewer) return answer(401, [])
  const input = completionInput.safeParse(Object.fromEntries(query))
  if (!input.success) return answer(400, [])
  const window = { key: `complete:${viewer.id}`, limit: A_MINUTE, seconds: 60 }
  return (await takePlace(db, window)) ? answer(200, await listCompletions(input.data)) : answer(429, [])
}

function answer(status: number, items: unknown[]): Response {
  const headers = { 'cache-control': 'private, no-store', ...(status === 429 && { 'retry-after': '60' }) }
  return Response.json({ items }, { status, headers })
}
