import 'server-only'
import { getVendor } from '@/lib/wiki/lists'
import { isVendorName, type PagePath, parsePath, pathOf } from '@/lib/wiki/paths'
import { findPage } from '@/lib/wiki/queries'

/** Which part of the wiki is taken out: all of it, a shelf, one topic of a shelf, or one page. */
export type Scope = { vendor?: string; topic?: string; path?: PagePath; title: string; file: string }

/** Reads `?of=nvidia&topic=Troubleshooting`; null for a part that is not there. */
export async function readScope(of: string | null, topic: string | null): Promise<Scope | null> {
  if (of === null || of === '') return topic === null ? { title: 'Driver notes', file: 'wiki' } : null
  const path = parsePath(of)
  if (path) return topic === null ? scopeOfPage(path) : null
  const vendor = isVendorName(of) ? await getVendor(of) : null
  if (!vendor) return null
  const title = `${vendor.name} driver notes`
  if (topic === null) return { vendor: of, title, file: of }
  if (topic.length > 60) return null
  const name = topic
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return { vendor: of, topic, title: `${title}: ${topic}`, file: `${of}-${name || 'topic'}` }
}

async function scopeOfPage(path: PagePath): Promise<Scope | null> {
  const sight = await findPage(path)
  if (sight.found !== 'page') return null
  return { path, title: sight.page.title, file: pathOf(path).replace('/', '-') }
}
