import { env } from '@/lib/env'

/** How the site is reached, as the front needs to know it. */
export type Site = {
  /** The configured origin, or undefined when the Host header decides. */
  origin: string | undefined
  /** Reverse proxies in front whose X-Forwarded-* headers are to be believed. */
  trustProxy: boolean
  https: boolean
  formOrigins: readonly string[]
  metricsToken: string | undefined
  pageCacheMegabytes: number
  maxBodyBytes: number
  /** Seconds a shared cache may keep a public page; needs a purge on expiry, so 0 until one is set up. */
  sharedMaxAge: number
  responseDeadlineMs: number
}

/** The site as configured by the environment. */
export function configuredSite(): Site {
  const { AUTH_URL, TRUST_PROXY, METRICS_TOKEN, PAGE_CACHE_MB } = env()
  const origin = AUTH_URL === undefined ? undefined : new URL(AUTH_URL).origin
  return {
    origin,
    trustProxy: TRUST_PROXY,
    https: origin?.startsWith('https:') ?? false,
    formOrigins: signInOrigins(),
    metricsToken: METRICS_TOKEN,
    pageCacheMegabytes: PAGE_CACHE_MB,
    // A form with 1 MiB of log, and the same once more as React keeps a form's state where there is no script.
    maxBodyBytes: 5 * 1024 * 1024,
    sharedMaxAge: 0,
    responseDeadlineMs: 9_500,
  }
}

function signInOrigins(): string[] {
  const { AUTH_GITHUB_ID, AUTH_GITHUB_URL, AUTH_OIDC_ISSUER } = env()
  return [
    ...(AUTH_GITHUB_ID ? [new URL(AUTH_GITHUB_URL).origin] : []),
    ...(AUTH_OIDC_ISSUER && URL.canParse(AUTH_OIDC_ISSUER) ? [new URL(AUTH_OIDC_ISSUER).origin] : []),
  ]
}
