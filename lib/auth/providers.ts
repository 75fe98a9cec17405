import 'server-only'
import type { OIDCConfig } from 'next-auth/providers'
import { z } from 'zod'
import { env } from '@/lib/env'
import { gitHub } from './github'

/** The other sites through which people may sign in here, as far as they are configured. */
export function configuredProviders() {
  const { AUTH_GITHUB_ID, AUTH_OIDC_ISSUER, AUTH_OIDC_ID, AUTH_OIDC_NAME } = env()
  return [
    ...(AUTH_GITHUB_ID ? [{ id: 'github' as const, name: 'GitHub' }] : []),
    ...(AUTH_OIDC_ISSUER && AUTH_OIDC_ID ? [{ id: 'oidc' as const, name: AUTH_OIDC_NAME }] : []),
  ]
}

export function providerConfigs() {
  return configuredProviders().map(({ id }) => (id === 'github' ? gitHub() : openIdConnect()))
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
