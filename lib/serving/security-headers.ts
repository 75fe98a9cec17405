const shared = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
  [
    'Permissions-Policy',
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  ],
] as const

/** What every answer of the site carries, as names and values in turn. */
export function securityHeaders({ https }: { https: boolean }): readonly (readonly [string, string])[] {
  return https ? [...shared, ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains']] : shared
}

/** For everything that may depend on who asks. */
export const PRIVATE = 'private, no-store'

/** For pages that are the same for everyone who is not signed in: a browser asks again each time. */
export const CHECKED = 'private, no-cache'
