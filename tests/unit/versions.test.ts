import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const lock: unknown = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const text = readFileSync('package-lock.json', 'utf8')

/** Lowest versions without a known hole; each line names the advisory it answers. */
const minimum: Record<string, string> = {
  next: '16.4.5', // advisories of September and October 2026
  react: '19.2.6', // server component decoding
  'react-dom': '19.2.6',
  'next-auth': '5.0.0-beta.32', // GHSA-7rqj-j65f-68wh, GHSA-xmf8-cvqr-rfgj, GHSA-x445-f3h2-j279
  '@auth/core': '0.41.3',
  nodemailer: '7.0.7', // address parser
  'drizzle-orm': '0.45.2', // GHSA-gpj5-g38j-94v9
  postgres: '3.4.9',
  'mdast-util-to-hast': '13.2.1', // CVE-2025-66400
}

describe('the lock file', () => {
  for (const [name, lowest] of Object.entries(minimum)) {
    it(`has ${name} at ${lowest} or later`, () => {
      const found = versionsOf(name)
      expect(found.length).toBeGreaterThan(0)
      for (const version of found)
        expect(compare(version, lowest), `${name} ${version}`).toBeGreaterThanOrEqual(0)
    })
  }

  // npm 11 refuses a lock file without them, npm 10 would not install them on a Mac.
  it('names the optional packages of every system', () => {
    const named = new Set(entries().map(([path]) => path))
    const missing = entries().flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !named.has(`node_modules/${name}`) && !named.has(`${path}/node_modules/${name}`),
      ),
    )
    expect(missing).toEqual([])
  })

  it('carries no download address and a checksum for every package installed on Linux x64', () => {
    expect(text).not.toMatch(/"resolved"/)
    const bare = entries().filter(
      ([path, entry]) =>
        path !== '' && !entry.link && !entry.inBundle && !entry.integrity && !isForSystemsApart(entry),
    )
    expect(bare.map(([path]) => path)).toEqual([])
  })
})

type Entry = {
  version?: string
  integrity?: string
  link?: boolean
  inBundle?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

function isForSystemsApart({ optional, os, cpu, libc }: Entry): boolean {
  const isHere = (os ?? ['linux']).includes('linux') && (cpu ?? ['x64']).includes('x64')
  return optional === true && (!isHere || libc?.[0] === 'musl')
}

function entries(): [string, Entry][] {
  if (typeof lock !== 'object' || lock === null || !('packages' in lock)) throw new Error('not a lock file')
  return Object.entries(Object(lock.packages))
}

function versionsOf(name: string): string[] {
  return entries()
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, entry]) => entry.version ?? '')
}

function compare(a: string, b: string): number {
  const parts = (version: string) =>
    version.split(/[.-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  const [left, right] = [parts(a), parts(b)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    if (left[i] === right[i]) continue
    // A release without a suffix is later than its pre-releases.
    if (left[i] === undefined) return typeof right[i] === 'string' ? 1 : -1
    if (right[i] === undefined) return typeof left[i] === 'string' ? -1 : 1
    return (left[i] ?? 0) < (right[i] ?? 0) ? -1 : 1
  }
  return 0
}
