import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { postTags, tags } from '@/db/schema'
import type { TagRef } from '@/lib/tags/queries'

/** The tags a page carries now. */
export async function listPostTags(executor: Executor, postId: number): Promise<TagRef[]> {
  return executor
    .select({ id: tags.id, name: tags.name, kind: tags.kind, vendor: tags.vendor })
    .from(postTags)
    .innerJoin(tags, eq(tags.id, postTags.tagId))
    .where(eq(postTags.postId, postId))
    .orderBy(asc(tags.id))
}

export async function listPageTagNames(pageId: number): Promise<string[]> {
  return (await listPostTags(db, pageId)).map(({ name }) => name)
}

/** A page of a vendor always carries the vendor's tag, so that who follows the vendor hears of it. */
export function withVendorTag(names: string[], vendor: string, formerVendor?: string): string[] {
  const kept = names.filter((name) => name !== formerVendor || name === vendor)
  return vendor === 'general' ? kept : [...new Set([vendor, ...kept])]
}
