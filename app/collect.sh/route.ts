import { getCollector } from '@/lib/environments/collector'

export const dynamic = 'force-static'
export const revalidate = false

/** Plain text, so that a browser shows it before anybody runs it. */
export async function GET(): Promise<Response> {
  return new Response(await getCollector(), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
