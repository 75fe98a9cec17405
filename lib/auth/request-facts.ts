import 'server-only'
import { headers } from 'next/headers'
import { siteOrigin } from '@/lib/env'
import { isSameOrigin } from '@/lib/http/origin'
import { networkOf } from '@/lib/limits/address'
import { fail, ok, type Result } from '@/lib/result'

export type RequestFacts = { address: string; userAgent: string }

/** What limits and session rows keep of a request. The front sets the address; nothing a client sends reaches it. */
export async function requestFacts(): Promise<RequestFacts> {
  const all = await headers()
  return {
    address: networkOf(all.get('x-client-address')),
    userAgent: (all.get('user-agent') ?? '').slice(0, 300),
  }
}

/** First statement of an action that signed-out people may use: it must have been sent from one of our own pages. */
export async function admitVisitor(): Promise<Result<RequestFacts>> {
  const request = new Request(siteOrigin(), { headers: new Headers(await headers()) })
  return isSameOrigin(request)
    ? ok(await requestFacts())
    : fail('forbidden', 'This form was sent from another site.')
}
