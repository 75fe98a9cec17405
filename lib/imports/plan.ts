import { type PagePath, pathOf, SLUG_MAX } from '@/lib/wiki/paths'
import type { ImportOptions } from './input'
import { listed, skip } from './report'
import type { Findings, Known, Plan, Survey } from './types'

/**
 * Gives every page of the source an address. What was taken over before keeps its own; of titles that come to the same
 * address the first keeps it and the others are numbered, and told.
 */
export function planImport(survey: Survey, options: ImportOptions, known: Known, findings: Findings): Plan {
  const { names, source } = survey
  const paths = new Map<string, PagePath>()
  const taken = new Set<string>()
  for (const [name, { path }] of known) {
    paths.set(name, path)
    taken.add(pathOf(path))
  }
  const pages = names.filter(({ redirect }) => redirect === null)
  for (const { name, wanted } of pages) {
    if (paths.has(name)) continue
    const path = freePath(wanted, taken)
    if (path.slug !== wanted.slug) listed(findings.collisions, { name, path: pathOf(path) })
    paths.set(name, path)
    taken.add(pathOf(path))
  }
  const redirects = new Map(
    names.flatMap(({ name, redirect }) => (redirect === null ? [] : [[name, redirect]])),
  )
  const resolve = (name: string) => paths.get(finalName(name, redirects)) ?? null
  return {
    options,
    source,
    known,
    paths,
    resolve,
    aliases: aliasesOf(survey, paths, redirects, taken, findings),
  }
}

function freePath({ vendor, slug }: PagePath, taken: Set<string>): PagePath {
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `-${number}`
    const path = { vendor, slug: `${slug.slice(0, SLUG_MAX - end.length).replace(/-$/, '')}${end}` }
    if (!taken.has(pathOf(path))) return path
  }
}

const CHAIN_MAX = 20

/** Follows redirects to their end; the name itself when they lead in a circle. */
function finalName(name: string, redirects: Map<string, string>): string {
  let at = name
  for (let step = 0; step < CHAIN_MAX; step++) {
    const next = redirects.get(at)
    if (next === undefined) return at
    at = next
  }
  return name
}

function aliasesOf(
  { names }: Survey,
  paths: Map<string, PagePath>,
  redirects: Map<string, string>,
  taken: Set<string>,
  findings: Findings,
): Map<string, PagePath[]> {
  const aliases = new Map<string, PagePath[]>()
  for (const { name, wanted, redirect } of names) {
    if (redirect === null) continue
    const target = finalName(name, redirects)
    if (redirects.has(target)) skip(findings, name, 'a redirect that leads in a circle')
    else if (!paths.has(target)) skip(findings, name, `a redirect to ${target}, which is not taken`)
    else if (!taken.has(pathOf(wanted))) {
      taken.add(pathOf(wanted))
      aliases.set(target, [...(aliases.get(target) ?? []), wanted])
    }
  }
  return aliases
}
