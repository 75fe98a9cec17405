import 'server-only'
import { tagPage, tags } from '@/lib/cache'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { oncePerPage } from '@/lib/serving/once'
import { type PagePath, parsePath, pathOf } from './paths'
import { findPage, type PageHead } from './queries'

export type PageParams = Promise<{ vendor: string; slug: string }>

/** The path a request names; anything that cannot be one does not exist. */
export async function requirePath(params: PageParams): Promise<PagePath> {
  const { vendor, slug } = await params
  const path = parsePath(`${vendor}/${slug}`)
  if (!path) notFound()
  return path
}

/** What stands there, for a cached page: expired by whatever happens at this path. */
export async function findCachedPage(path: PagePath) {
  await tagPage(tags.page(pathOf(path)))
  return findOnce(pathOf(path))
}

type Found = { found: 'page'; page: PageHead } | { found: 'gone'; id: number }

/** The page a screen beside it is about, or that it was deleted; a former address leads to the same screen of the present one. */
export async function requirePage(params: PageParams, screen: (path: string) => string): Promise<Found> {
  const path = await requirePath(params)
  const sight = await findOnce(pathOf(path))
  if (sight.found === 'moved') permanentRedirect(screen(pathOf(sight.to)))
  if (sight.found === 'nothing') notFound()
  return sight
}

/** What the tab of a screen beside a page says: "History of Xid errors". */
export async function titleOver(words: string, params: PageParams): Promise<string> {
  const { vendor, slug } = await params
  const sight = await findOnce(`${vendor}/${slug}`)
  return sight.found === 'page' ? `${words} ${sight.page.title}` : words.replace(/ (?:of|to)$/, '')
}

/** Head and body of one render ask for the same page. */
const findOnce = oncePerPage(async (text: string) => {
  const path = parsePath(text)
  return path ? findPage(path) : ({ found: 'nothing' } as const)
})
