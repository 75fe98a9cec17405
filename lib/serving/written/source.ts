import type { Site } from '../site'
import { readFrame } from './frame'
import type { PageModule } from './page-module'
import { readRouting } from './routing'
import { createWrittenPages, type WrittenPages } from './written-pages'

/** Which pages below app/ are written, by their paths, and what turns their markup into text. */
export type WrittenSource = {
  pages: Record<string, () => Promise<PageModule>>
  markupOf: (content: unknown) => string
}

type Build = { dir: string; site: Site; notFoundHtml: string | undefined }

/** Loads all of them at once, so that no reader waits for it. */
export async function openWrittenPages(
  { pages, markupOf }: WrittenSource,
  { dir, site, notFoundHtml }: Build,
): Promise<WrittenPages> {
  const [frame, routing, ...loaded] = await Promise.all([
    readFrame(dir, site),
    readRouting(dir),
    ...Object.entries(pages).map(async ([path, load]) => [path, await load()] as const),
  ])
  return createWrittenPages({ frame, routing, pages: new Map(loaded), markupOf, notFoundHtml })
}
