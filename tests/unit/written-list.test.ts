import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { written } from '@/app/written'

const pages = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'app/**page.tsx'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(path))
const pathOf = (file: string) => file.slice('app'.length, -'/page.tsx'.length) || '/'

/** Pages without script of their own that Next renders all the same, each with its reason. */
const renderedByNext = new Map<string, string>([
  ['/frame', 'is what the others are written into'],
  ...['/wiki/move', '/admin', '/admin/outbox', '/admin/users', '/mod/removed', '/mod/users'].map(
    (path) => [path, 'is for few, who are asked for their role by what Next knows of the request'] as const,
  ),
  ...[
    '/bookmarks',
    '/following',
    '/following/manage',
    '/suggestions',
    '/suggestions/yours',
    '/posts/[id]/reply',
  ].map(
    (path) =>
      [path, 'leads who is signed out to sign in and back, by what Next knows of the request'] as const,
  ),
  ...['/settings', '/settings/data', '/settings/notifications'].map(
    (path) => [path, 'is a form with a gate of its own'] as const,
  ),
])

it('lists pages that exist, and none that needs script of its own', () => {
  for (const path of Object.keys(written.pages)) {
    const file = `app${path === '/' ? '' : path}/page.tsx`
    expect(pages).toContain(file)
    expect(clientFilesOf(file), path).toEqual([])
  }
})

it('leaves out only what needs script, or has a reason', () => {
  const others = pages.filter((file) => !(pathOf(file) in written.pages) && clientFilesOf(file).length === 0)
  expect(others.map(pathOf).sort()).toEqual([...renderedByNext.keys()].sort())
})

function clientFilesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const own = text.startsWith("'use client'") ? [file] : []
  const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, name = '']) => resolve(file, name))
  return [...own, ...imports.flatMap((next) => (next ? clientFilesOf(next, seen) : []))]
}

function resolve(from: string, name: string): string | undefined {
  const path = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? join(dirname(from), name) : null
  if (path === null) return undefined
  return [`${normalize(path)}.tsx`, `${normalize(path)}.ts`].find((file) => existsSync(file))
}
