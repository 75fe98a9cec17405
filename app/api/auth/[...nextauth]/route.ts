import type { NextRequest } from 'next/server'
import { finishProviderSignIn } from '@/lib/auth/oauth'

/** Only the way back from other sites; everything else of next-auth stays unreachable. */
export function GET(request: NextRequest): Promise<Response> {
  return finishProviderSignIn(request)
}
