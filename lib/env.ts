import { z } from 'zod'

const flag = z.stringbool().default(false)
const optional = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional()

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: optional,
  /** The address to listen on; every one when absent. */
  HOST: optional,
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Public address of the site; links in mail and same-origin checks use it. */
  AUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs cookies and unsubscribe links; generated into .data/secret when absent. */
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  AUTH_GITHUB_ID: optional,
  AUTH_GITHUB_SECRET: optional,
  /** Another than github.com is a GitHub Enterprise Server. */
  AUTH_GITHUB_URL: z.url({ protocol: /^https?$/ }).default('https://github.com'),
  AUTH_OIDC_ISSUER: optional,
  AUTH_OIDC_ID: optional,
  AUTH_OIDC_SECRET: optional,
  AUTH_OIDC_NAME: z.string().default('OpenID Connect'),
  /** smtp://user:password@host:587 or smtps://…; without it mail is written to .data/outbox. */
  SMTP_URL: optional,
  MAIL_FROM: z.string().default('Nomodeset <no-reply@localhost>'),
  DATA_DIR: z.string().default('.data'),
  /** Honour X-Forwarded-For/-Proto/-Host: only behind a proxy that overwrites them. */
  TRUST_PROXY: flag,
  PAGE_CACHE_MB: z.coerce.number().int().min(8).max(4096).default(96),
  METRICS_TOKEN: optional,
  /** 'off' when background work runs in its own process (npm run worker). */
  WORKER: z.enum(['on', 'off']).default('on'),
})

export type Env = z.infer<typeof schema>

let checked: Env | undefined

/** The checked configuration. Throws one readable line naming every wrong variable. */
export function env(): Env {
  checked ??= readEnv(process.env)
  return checked
}

/** Pure form of `env` for tests and the start script. Empty variables count as absent. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Configuration: ${wrong.join('; ')}`)
}

/** The site's public origin, without a trailing slash. */
export function siteOrigin(): string {
  return new URL(env().AUTH_URL ?? `http://localhost:${env().PORT}`).origin
}
