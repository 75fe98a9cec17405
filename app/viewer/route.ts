import { getViewer } from '@/lib/auth/viewer'
import { viewerQuestion } from '@/lib/viewer/input'
import { getViewerAnswer, signedOut } from '@/lib/viewer/queries'

/** What is yours on one page, in one small request. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewer()
  const question = viewerQuestion.parse(Object.fromEntries(new URL(request.url).searchParams))
  const answer = viewer ? await getViewerAnswer(viewer, question) : signedOut
  return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } })
}
