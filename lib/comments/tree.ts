export type CommentLink = { id: number; parentId: number; removed: boolean }

/**
 * Sorts the comments of a thread under the posts they hang on (question, answers, page), the oldest first. A removed
 * comment keeps its place only while a reply below it is still shown.
 */
export function groupComments<T extends CommentLink>(
  comments: readonly T[],
  hostIds: readonly number[],
): Map<number, T[]> {
  const ordered = [...comments].sort((one, other) => one.id - other.id)
  const needed = needPlace(ordered)
  const hosts = new Map(hostIds.map((id) => [id, id]))
  const groups = new Map<number, T[]>()
  // A parent is always older, so its host is known before its replies ask.
  for (const comment of ordered) {
    const host = hosts.get(comment.parentId)
    if (host === undefined) continue
    hosts.set(comment.id, host)
    if (!needed.has(comment.id)) continue
    const group = groups.get(host)
    if (group) group.push(comment)
    else groups.set(host, [comment])
  }
  return groups
}

function needPlace(ordered: readonly CommentLink[]): Set<number> {
  const needed = new Set<number>()
  for (const { id, parentId, removed } of ordered.toReversed()) {
    if (removed && !needed.has(id)) continue
    needed.add(id)
    needed.add(parentId)
  }
  return needed
}
