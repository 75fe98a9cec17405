import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { attachments, importedPages, pages, vendors } from '@/db/schema'
import type { Known } from './types'

/** What was taken over from a source before. */
export async function listKnown(source: string): Promise<Known> {
  const rows = await db
    .select({
      ...{ name: importedPages.name, pageId: importedPages.pageId, revision: importedPages.revision },
      path: { vendor: pages.vendor, slug: pages.slug },
    })
    .from(importedPages)
    .innerJoin(pages, eq(pages.postId, importedPages.pageId))
    .where(eq(importedPages.source, source))
  return new Map(rows.map(({ name, ...row }) => [name, row]))
}

export async function listVendorNames(): Promise<Set<string>> {
  const rows = await db.select({ slug: vendors.slug }).from(vendors)
  return new Set(rows.map(({ slug }) => slug))
}

export async function listAttachmentHashes(hashes: string[]): Promise<Set<string>> {
  const rows = await db
    .select({ hash: attachments.hash })
    .from(attachments)
    .where(inArray(attachments.hash, hashes.slice(0, 1_000)))
  return new Set(rows.map(({ hash }) => hash))
}
