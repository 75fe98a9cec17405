import 'server-only'
import type { OAuthConfig } from 'next-auth/providers'
import { z } from 'zod'
import { env } from '@/lib/env'

const PATIENCE_MS = 5_000

const account = z.object({ id: z.int().positive(), login: z.string().min(1) })
const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

type GitHubAccount = z.output<typeof account>

/** Sign-in with github.com or with a GitHub Enterprise Server. */
export function gitHub(): OAuthConfig<GitHubAccount> {
  const { AUTH_GITHUB_ID, AUTH_GITHUB_SECRET } = env()
  const { site, api } = gitHubAddresses()
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    issuer: `${site}/login/oauth`,
    authorization: { url: `${site}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: `${site}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      // An answer without an id must not become an account: everybody who gets one would share it.
      request: ({ tokens }: { tokens: { access_token?: string } }) =>
        ask(`${api}/user`, tokens.access_token, account),
    },
    clientId: AUTH_GITHUB_ID,
    clientSecret: AUTH_GITHUB_SECRET,
    checks: ['pkce', 'state'],
    allowDangerousEmailAccountLinking: false,
    async profile({ id, login }, { access_token }) {
      return {
        id: String(id),
        name: login,
        email: await confirmedAddress(`${api}/user/emails`, access_token),
      }
    },
  }
}

/** GitHub Enterprise Server answers for its API under the same host. */
function gitHubAddresses() {
  const site = new URL(env().AUTH_GITHUB_URL).origin
  return { site, api: site === 'https://github.com' ? 'https://api.github.com' : `${site}/api/v3` }
}

/** The profile's own address may be unconfirmed; the list of addresses says. Without the list there is none. */
async function confirmedAddress(url: string, accessToken: string | undefined): Promise<string | null> {
  const list = await ask(url, accessToken, addresses).catch(() => [])
  return list.find(({ primary, verified }) => primary && verified)?.email ?? null
}

async function ask<T>(url: string, accessToken: string | undefined, shape: z.ZodType<T>): Promise<T> {
  const headers = { authorization: `Bearer ${accessToken}`, 'user-agent': 'nomodeset' }
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!response.ok) throw new Error(`GitHub answered ${response.status}`)
  return shape.parse(await response.json())
}
