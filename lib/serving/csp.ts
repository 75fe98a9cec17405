import { createHash } from 'node:crypto'
import { isBootstrapScript } from './inline-scripts'

export type PolicySettings = {
  https: boolean
  /** Origins to which a form of ours may lead by redirect: browsers check `form-action` on redirects too. */
  formOrigins: readonly string[]
}

/** The Content-Security-Policy of a page: its own scripts by hash, and nothing else inline. */
export function policyFor(html: string, settings: PolicySettings): string {
  const scripts = ["'self'", ...hashBootstrapScripts(html)].join(' ')
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action ${["'self'", ...settings.formOrigins].join(' ')}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    ...(settings.https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** For answers that are no pages of ours: nothing in them may load, run or be framed. */
export const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** For a file or data that may be opened by itself; a drawing keeps its own styles. */
export function policyForFile(type: string): string {
  return type.startsWith('image/svg') ? `${closedPolicy}; style-src 'unsafe-inline'` : closedPolicy
}

/**
 * One hash per distinct inline script that Next or React wrote. A tag this scan reads differently from a browser
 * (`>` inside an attribute) yields a text that is no bootstrap form, so the doubt ends in a blocked script.
 */
export function hashBootstrapScripts(html: string): string[] {
  const hashes = new Set<string>()
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (/\b(src|type)\s*=/i.test(attributes) || !isBootstrapScript(text)) continue
    hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  }
  return [...hashes]
}
