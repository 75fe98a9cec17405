import 'server-only'
import { db } from '@/db/client'
import { LEAD_MAX } from '@/lib/wiki/input'
import { getPageOfTag } from './described'
import { tagPagePath } from './page-path'
import { findTag } from './request'

/** The page that tells of a tag, whether anybody sees it or not. */
export async function getTagPage(tagId: number) {
  return getPageOfTag(db, tagId)
}

/** What the editor of a new page about a tag starts from; where its page is if it has one; null when there is no such tag. */
export async function getTagDraft(text: string) {
  const found = await findTag(text)
  if (found.found !== 'tag') return null
  const { tag } = found
  const page = await getTagPage(tag.id)
  if (page?.visible) return { kind: 'page' as const, path: page.path }
  const vendor = tag.vendor && tag.vendor !== tag.name ? [tag.vendor] : []
  return {
    kind: 'draft' as const,
    initial: {
      tag: tag.name,
      path: tagPagePath(tag),
      title: `About the tag ${tag.name}`,
      lead: tag.description.slice(0, LEAD_MAX),
      topic: 'Tags',
      tags: [...vendor, tag.name].join(' '),
    },
  }
}
