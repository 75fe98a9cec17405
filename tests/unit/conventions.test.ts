import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tracked = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '' && !path.startsWith('db/migrations/'))
  .map((path) => ({ path, text: readSource(path) }))
  .filter((file) => file.text !== '')
const files = tracked.filter(({ path }) => !path.startsWith('tests/'))

/** Route handlers that change something without the member gate of `postRoute`, each with its reason. */
const ownGates = new Map<string, string>([
  ['app/choose/read/route.ts', 'reads a paste and stores nothing; asks for the same origin itself'],
  [
    'app/triage/result/route.ts',
    'for everybody, and writes nothing: same origin and a limit by address are its gates',
  ],
  [
    'app/wiki/[vendor]/[slug]/verdict/route.ts',
    'for readers without an account: `openRoute` asks for the same origin, the command has a limit by address',
  ],
  ['app/unsubscribe/[token]/route.ts', 'the signed token in the address is the gate; mail services post it'],
  ['app/api/auth/[...nextauth]/route.ts', 'next-auth checks state, nonce and its own CSRF token'],
])

/** Actions that people use while signed out. */
const publicActions =
  /^(signUp|signIn|requestReset|resetPassword|confirm|verify|claim|undo|chooseHandle|unsubscribe|passSecondFactor|beginPasskeySignIn)/

describe('the house', () => {
  it('has no file over 250 lines (tests 400, bench and primitives apart)', () => {
    const limit = (path: string) => (path.startsWith('tests/') ? 400 : 250)
    const long = tracked
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > limit(path))
    expect(long).toEqual([])
  })

  it('has no junk drawers', () => {
    const drawers = tracked.filter(({ path }) => /(^|\/)(utils?|helpers?|misc|common)(\.tsx?$|\/)/.test(path))
    expect(drawers.map(({ path }) => path)).toEqual([])
  })

  it('imports one way: app -> components, lib -> db', () => {
    const forbidden: [RegExp, RegExp][] = [
      [/^db\//, /from '@\/(app|components|lib|tests)\//],
      // What is started is put together in one place.
      [/^lib\/(?!setup\/start\.ts)/, /(from |import\()'@\/(app|components|tests)\//],
      [
        /^components\//,
        /from '@\/(app|db|tests)\/|from '@\/lib\/[^']*\/(queries|commands)'|from '@\/lib\/auth\//,
      ],
      [/^app\//, /from '@\/(db|tests)\//],
      [/^(app|components)\//, /from '(postgres|drizzle-orm[^']*|next-auth[^']*|@auth\/[^']*)'/],
      [/^lib\/(?!auth\/)/, /from '(next-auth[^']*|@auth\/[^']*)'/],
      [/^lib\//, /from 'postgres'/],
    ]
    const wrong = files.flatMap(({ path, text }) =>
      forbidden
        .filter(([where, what]) => where.test(path) && what.test(text))
        .map(([, what]) => `${path}: ${what}`),
    )
    expect(wrong).toEqual([])
  })

  it('reads process.env in lib/env.ts only (start scripts and the database address apart)', () => {
    const readers = files.filter(
      ({ path, text }) =>
        /^(app|components|lib|db)\//.test(path) &&
        !/^(lib\/setup\/|lib\/env\.ts|db\/url\.ts|db\/embedded\/)/.test(path) &&
        /process\.env(?!\.(NODE_ENV|NEXT_RUNTIME|NEXT_PHASE)\b)/.test(text),
    )
    expect(readers.map(({ path }) => path)).toEqual([])
  })

  it('keeps raw SQL text out: no sql.raw, no sql.unsafe outside db/', () => {
    const raw = files.filter(
      ({ path, text }) => !path.startsWith('db/') && /\bsql\.(raw|unsafe)\b|\.unsafe\(/.test(text),
    )
    expect(raw.map(({ path }) => path)).toEqual([])
  })

  it('starts every queries.ts and commands.ts with server-only', () => {
    const open = files.filter(
      ({ path, text }) =>
        /^lib\/.*\/(queries|commands)\.ts$/.test(path) && !text.startsWith("import 'server-only'"),
    )
    expect(open.map(({ path }) => path)).toEqual([])
  })
})

describe('every door names its gate', () => {
  it('mutating route handlers are postRoute doors or listed with a reason', () => {
    const open = files
      .filter(({ path }) => /^app\/.*route\.tsx?$/.test(path))
      .filter(({ text }) =>
        /export (const|async function|function) (POST|PUT|PATCH|DELETE)\b|\bPOST\b.*=/.test(text),
      )
      .filter(
        ({ path, text }) =>
          !/export const (POST|PUT|PATCH|DELETE) = postRoute\(/.test(text) && !ownGates.has(path),
      )
    expect(open.map(({ path }) => path)).toEqual([])
  })

  it('server actions ask for the viewer in their first statement, or are public by name', () => {
    const open = files
      .filter(({ text }) => text.startsWith("'use server'"))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/export async function (\w+)\([\s\S]*?\)(?:: [^{]+)? \{\n([^\n]*)/g)]
          .filter(
            ([, name = '', first = '']) =>
              !/require(Viewer|Moderator|Administrator)\(/.test(first) && !publicActions.test(name),
          )
          .map(([, name]) => `${path}: ${name}`),
      )
    expect(open).toEqual([])
  })

  it('every page under /mod and /admin asks for its role itself', () => {
    const open = files
      .filter(({ path }) => /^app\/(mod|admin)\/.*page\.tsx$/.test(path))
      .filter(
        ({ path, text }) =>
          !text.includes(path.startsWith('app/admin') ? 'requireAdministrator(' : 'requireModerator('),
      )
      // The log of moderation is open to everyone.
      .filter(({ path }) => !path.startsWith('app/mod/log/'))
    expect(open.map(({ path }) => path)).toEqual([])
  })
})

function readSource(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
