import { LRUCache } from 'lru-cache'
import { createDocument, type PageDocument } from './documents'

const PLACE = /<div id="service-notice"[^>]*><\/div>/
const MEGABYTE = 1024 * 1024

export const outageNotice =
  'The database is not reachable right now: you are reading a saved copy. Writing works again soon.'

/** Saved pages with the notice, kept apart from the store and thrown away when the outage ends. */
export function createNoticedPages() {
  const pages = new LRUCache<string, PageDocument>({
    maxSize: 24 * MEGABYTE,
    sizeCalculation: ({ body }) => Math.ceil(body.length * 1.5) + 1024,
  })
  return {
    clear: () => pages.clear(),
    /** The same page with the notice in its place. */
    of(document: PageDocument): PageDocument {
      if (!document.type.startsWith('text/html')) return document
      const made = pages.get(document.digest) ?? withNotice(document)
      pages.set(document.digest, made)
      return made
    },
  }
}

/** Puts the notice into the element that the layout keeps for it. */
export function insertNotice(html: string): string {
  return html.replace(PLACE, `<div id="service-notice" role="status">${outageNotice}</div>`)
}

function withNotice(document: PageDocument): PageDocument {
  return createDocument({ ...document, body: Buffer.from(insertNotice(document.body.toString())) })
}
