import { slugify } from '@/lib/text/slug'
import { isVendorName } from '@/lib/wiki/paths'

/** Part of the wiki that can be followed: a vendor's pages ('nvidia') or those of one topic there ('nvidia#troubleshooting'). */
export function isShelf(text: string): boolean {
  const [vendor = '', topic, ...rest] = text.split('#')
  return isVendorName(vendor) && rest.length === 0 && (topic === undefined || /^[a-z0-9-]{1,80}$/.test(topic))
}

/** The shelf of a topic, or null when its name has letters that no shelf's name can carry. */
export function topicShelf(vendor: string, topic: string): string | null {
  const shelf = `${vendor}#${slugify(topic)}`
  return isShelf(shelf) ? shelf : null
}

/** On which shelves pages stand that are at these places, or were. */
export function shelvesOf(...places: { vendor: string; topic: string }[]): string[] {
  const all = places.flatMap(({ vendor, topic }) => [vendor, topicShelf(vendor, topic) ?? vendor])
  return [...new Set(all)]
}
