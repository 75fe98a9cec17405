import 'server-only'
import type { OAuthConfig, OIDCConfig } from 'next-auth/providers'
import GitHub, { type GitHubProfile } from 'next-auth/providers/github'
import { z } from 'zod'
import { env } from '@/lib/env'

/** The other sites through which people may sign in here, as far as they are configured. */
export function configuredProviders() {
  const { AUTH_GITHUB_ID, AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_NAME } = env()
  return [
    ...(AUTH_GITHUB_ID ? [{ id: 'github' as const, name: 'GitHub' }] : []),
    ...(AUTH_OIDC_ISSUER && AUTH_OIDC_ID ? [{ id: 'oidc' as const, name: AUTH_OIDC_NAME }] : []),
  ]
}

export function providerConfigs() {
  return configuredProviders().map(({ id }) => (id === 'github' ? github() : openIdConnect()))
}

function github(): OAuthConfig<GitHubProfile> {
  const { AUTH_GITHUB_ID, AUTH_GITHUB_SECRET } = env()
  return {
    ...GitHub({}),
    clientId: AUTH_GITHUB_ID,
    clientSecret: AUTH_GITHUB_SECRET,
    checks: ['pkce', 'state'],
    allowDangerousEmailAccountLinking: false,
    async profile({ id, login }, { access_token }) {
      return { id: String(id), name: login, email: await confirmedGitHubAddress(access_token ?? '') }
    },
  }
}

const gitHubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

/** The profile's own address may be unconfirmed; the list of addresses says. */
async function confirmedGitHubAddress(accessToken: string): Promise<string | null> {
  const response = await fetch('https://api.github.com/user/emails', {
    headers: { authorization: `Bearer ${accessToken}`, 'user-agent': 'nomodeset' },
    signal: AbortSignal.timeout(5_000),
  })
  const emails = gitHubEmails.safeParse(response.ok ? await response.json() : [])
  return emails.data?.find(({ primary, verified }) => primary && verified)?.email ?? null
}

const claims = z.object({
  sub: z.string().min(1),
  email: z.string().nullish(),
  // Some providers send it as text.
  email_verified: z.union([z.boolean(), z.stringbool()]).nullish().catch(false),
  name: z.string().nullish(),
  preferred_username: z.string().nullish(),
})

function openIdConnect(): OIDCConfig<unknown> {
  const { AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_SECRET, AUTH_OIDC_NAME } = env()
  return {
    id: 'oidc',
    name: AUTH_OIDC_NAME,
    type: 'oidc',
    issuer: AUTH_OIDC_ISSUER,
    clientId: AUTH_OIDC_ID,
    clientSecret: AUTH_OIDC_SECRET,
    checks: ['pkce', 'state', 'nonce'],
    allowDangerousEmailAccountLinking: false,
    // Providers need not repeat the address in the id token; userinfo has it, and its subject is compared.
    idToken: false,
    profile(raw) {
      const { sub, email, email_verified, name, preferred_username } = claims.parse(raw)
      return { id: sub, name: preferred_username ?? name, email: email_verified === true ? email : null }
    },
  }
}
