import { answerOverlay } from '@/lib/viewer/answer'

/** For the development server: in production the front answers this itself. */
export async function GET(request: Request): Promise<Response> {
  const cookies = request.headers.get('cookie') ?? undefined
  const answer = await answerOverlay(cookies, new URL(request.url).searchParams)
  return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } })
}
