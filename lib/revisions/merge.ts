import { mergeTexts } from '@/lib/merge/three-way'
import { TAGS_MAX } from '@/lib/tags/limits'

/** All that an edit of a post may change; `title` and `tags` are null for what has none. */
export type Version = { title: string | null; tags: string[] | null; body: string }

export type MergedVersion = { clean: true; version: Version } | { clean: false; version: Version }

/**
 * Joins two edits of the same version: texts by lines, tags one by one, the title as a whole. When both changed the
 * same place, `version.body` holds both between markers and `version.title` is mine.
 */
export function mergeVersions(base: Version, mine: Version, theirs: Version): MergedVersion {
  const body = mergeTexts(base.body, mine.body, theirs.body)
  const title = mergeTitles(base.title, mine.title, theirs.title)
  const tags = mergeTags(base.tags, mine.tags, theirs.tags)
  const clean = body.clean && title.clean && tags.clean
  return {
    clean,
    version: { title: title.value, tags: tags.value, body: body.clean ? body.text : body.draft },
  }
}

export function sameVersion(one: Version, other: Version): boolean {
  return one.title === other.title && one.body === other.body && sameTags(one.tags, other.tags)
}

function mergeTitles(base: string | null, mine: string | null, theirs: string | null) {
  if (mine === base || mine === theirs) return { clean: true, value: theirs }
  return { clean: theirs === base, value: mine }
}

function mergeTags(base: string[] | null, mine: string[] | null, theirs: string[] | null) {
  if (!base || !mine || !theirs) return { clean: true, value: mine }
  const kept = theirs.filter((tag) => mine.includes(tag) || !base.includes(tag))
  const added = mine.filter((tag) => !base.includes(tag) && !theirs.includes(tag))
  const value = [...kept, ...added]
  const possible = value.length > 0 && value.length <= TAGS_MAX
  return { clean: possible, value: possible ? value : mine }
}

function sameTags(one: string[] | null, other: string[] | null): boolean {
  if (one === null || other === null) return one === other
  return one.length === other.length && one.every((tag) => other.includes(tag))
}
