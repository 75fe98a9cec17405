import { isSlug, type PagePath, pathOf, SLUG_MAX } from './paths'
import type { SubtreeWish } from './subtree-input'

/** A page as it stands before the move. */
export type SubtreePage = { id: number; title: string; vendor: string; slug: string; topic: string }

export type PlannedMove = {
  id: number
  title: string
  from: PagePath
  to: PagePath
  topic: string
  toTopic: string
  /** Why it cannot be done, in a sentence. */
  problem: string | null
}

/** Where each page of a part of the wiki would come to stand; those that would stay as they are are left out. */
export function planMoves(pages: SubtreePage[], wish: SubtreeWish): PlannedMove[] {
  const moves = pages.map((page): PlannedMove => {
    const { id, title, vendor, slug, topic } = page
    const to = { vendor: wish.toVendor, slug: wish.toPrefix + slug.slice(wish.prefix.length) }
    const toTopic = wish.toTopic ?? topic
    return { id, title, from: { vendor, slug }, to, topic, toTopic, problem: badName(to.slug) }
  })
  return withDoubles(moves.filter((move) => changesPath(move) || move.topic !== move.toTopic))
}

/** Two pages that would come to one address. */
export function withDoubles(moves: PlannedMove[]): PlannedMove[] {
  const first = new Map<string, string>()
  return moves.map((move) => {
    const to = pathOf(move.to)
    const other = first.get(to)
    first.set(to, other ?? pathOf(move.from))
    return other && !move.problem ? { ...move, problem: `${other} would come to the same address.` } : move
  })
}

export function changesPath({ from, to }: PlannedMove): boolean {
  return pathOf(from) !== pathOf(to)
}

function badName(slug: string): string | null {
  if (slug.length > SLUG_MAX) return `The new name is longer than ${SLUG_MAX} characters.`
  return isSlug(slug) ? null : `“${slug}” is no name of a page: a-z, 0-9 and single hyphens within.`
}
