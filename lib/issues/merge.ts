import { isDeepStrictEqual } from 'node:util'
import type { IssueFacts } from './types'

type Merged = { clean: boolean; facts: IssueFacts | null }

/** Joins two edits of an issue's facts: targets and links as sets, every other fact whole. A clash keeps mine. */
export function mergeFacts(
  base: IssueFacts | null,
  mine: IssueFacts | null,
  theirs: IssueFacts | null,
): Merged {
  if (sameFacts(base, mine)) return { clean: true, facts: theirs }
  if (sameFacts(base, theirs) || sameFacts(mine, theirs)) return { clean: true, facts: mine }
  if (!base || !mine || !theirs) return { clean: false, facts: mine }
  const pick = <K extends (typeof singleFacts)[number]>(name: K) =>
    mine[name] === base[name] ? theirs[name] : mine[name]
  const clean = singleFacts.every(
    (name) => mine[name] === base[name] || theirs[name] === base[name] || mine[name] === theirs[name],
  )
  const facts = {
    status: pick('status'),
    component: pick('component'),
    introducedIn: pick('introducedIn'),
    fixedIn: pick('fixedIn'),
    workaround: pick('workaround'),
    workaroundUntil: pick('workaroundUntil'),
    targets: mergeSets(base.targets, mine.targets, theirs.targets),
    upstream: mergeSets(base.upstream, mine.upstream, theirs.upstream),
  }
  return { clean, facts }
}

/** The same facts, whatever the order of targets and links. */
export function sameFacts(one: IssueFacts | null, other: IssueFacts | null): boolean {
  if (!one || !other) return one === other
  return (
    singleFacts.every((name) => one[name] === other[name]) &&
    sameSets(one.targets, other.targets) &&
    sameSets(one.upstream, other.upstream)
  )
}

const singleFacts = [
  'status',
  'component',
  'introducedIn',
  'fixedIn',
  'workaround',
  'workaroundUntil',
] as const

function mergeSets<T>(base: T[], mine: T[], theirs: T[]): T[] {
  const kept = theirs.filter((one) => has(mine, one) || !has(base, one))
  const added = mine.filter((one) => !has(base, one) && !has(theirs, one))
  return [...kept, ...added]
}

function sameSets<T>(one: T[], other: T[]): boolean {
  return one.length === other.length && one.every((member) => has(other, member))
}

function has<T>(set: T[], wanted: T): boolean {
  return set.some((member) => isDeepStrictEqual(member, wanted))
}
