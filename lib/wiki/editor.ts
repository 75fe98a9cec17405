import 'server-only'
import { db } from '@/db/client'
import { listSections, sectionText } from '@/lib/markdown/sections'
import type { PagePath } from './paths'
import { getPlace } from './places'
import { getPageHead, type PageHead } from './queries'
import { getRevisionText } from './revisions'

export type EditorDraft = {
  page: PageHead
  /** The form's values by field. */
  initial: Record<string, string>
  /** Name of the section that is edited alone, or null for the whole page. */
  sectionTitle: string | null
}

/**
 * What the editor of a page starts from. A deleted page comes without its text, so that nobody reads it here; a hidden
 * one does not exist.
 */
export async function getDraftOf(path: PagePath, section: number | undefined): Promise<EditorDraft | null> {
  const place = await getPlace(db, path)
  const page = place && (await getPageHead(place.id))
  if (!page || !(page.visible || page.deleted)) return null
  const current = page.deleted ? null : await getRevisionText(db, page.id, page.number)
  const fixed = { id: String(page.id), base: String(page.number) }
  if (!current) return { page: { ...page, title: 'a deleted page' }, initial: fixed, sectionTitle: null }
  const { tags, checkedOn, reviewBy, body, issue: _, ...texts } = current.page
  const part = section === undefined ? null : sectionText(body, section)
  if (section !== undefined && part !== null) {
    const title = listSections(body)[section]?.title || 'Introduction'
    const initial = { ...fixed, section: String(section), body: part, summary: `${title}: ` }
    return { page, initial, sectionTitle: title }
  }
  const dates = { checkedOn: checkedOn ?? '', reviewBy: reviewBy ?? '' }
  const initial = { ...fixed, ...texts, tags: tags.join(' '), ...dates, body }
  return { page, initial, sectionTitle: null }
}

/** The newest revision of a page, for an editor of some of it. */
export async function getCurrentText(id: number) {
  const page = await getPageHead(id)
  const current = page && (await getRevisionText(db, id, page.number))
  return current ? { number: current.number, text: current.page } : null
}
