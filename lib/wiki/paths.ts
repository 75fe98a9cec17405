import { slugify } from '@/lib/text/slug'

export const SLUG_MAX = 100

/** Where a page lives: the vendor (or `general`) and its name there. */
export type PagePath = { vendor: string; slug: string }

/** Reads 'nvidia/xid-errors'; null for anything else, so that nothing odd reaches a query or a file. */
export function parsePath(text: string): PagePath | null {
  const [vendor = '', slug = '', ...rest] = text.split('/')
  return rest.length === 0 && isVendorName(vendor) && isSlug(slug) ? { vendor, slug } : null
}

export function pathOf({ vendor, slug }: PagePath): string {
  return `${vendor}/${slug}`
}

export function isSlug(text: string): boolean {
  return text.length <= SLUG_MAX && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}

export function isVendorName(text: string): boolean {
  return text.length <= 40 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}

/** The words a path stands for, as a first guess of a title: "Xid errors". */
export function titleOfSlug(slug: string): string {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Where a topic stands on its vendor's index. */
export function topicId(topic: string): string {
  return `topic-${slugify(topic)}`
}
