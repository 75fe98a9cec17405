import { TriagePage } from '@/components/triage/triage-page'
import { TriageResult } from '@/components/triage/triage-result'
import { markupOf } from '@/components/ui/markup'
import { isSameOrigin } from '@/lib/http/origin'
import { routes } from '@/lib/routes'
import { answerLog } from '@/lib/triage/answer'
import { questionBody, questionTitle } from '@/lib/triage/question'
import { pageWith } from '@/lib/triage/shell'
import { getTriageView } from '@/lib/triage/view'

/** Answers a log with what it says. For everybody, without an account; the answer is kept nowhere. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response('This form was sent from another site.', { status: 403 })
  const answer = await answerLog(request)
  if (!answer.ok) return page(markupOf(TriagePage({ refused: answer })), answer.status)
  const view = await getTriageView(answer.reading)
  const question = { title: questionTitle(view), body: questionBody(view) }
  return page(markupOf(TriageResult({ view, question })), 200)
}

/** Whoever reloads or shares the address of a result begins anew: there is nothing to show again. */
export function GET(): Response {
  return new Response(null, { status: 303, headers: { location: routes.triage() } })
}

async function page(html: string, status: number): Promise<Response> {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    ...(status === 429 || status === 503 ? { 'retry-after': status === 429 ? '600' : '5' } : {}),
  }
  return new Response(await pageWith(html), { status, headers })
}
