import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { signatures } from '@/db/schema'
import type { PagePath } from '@/lib/wiki/paths'

/** Where the community's text about an error stands: `nvidia/errors-xid-79`. */
export function communityPath({ vendor, slug }: { vendor: string; slug: string }): PagePath {
  return { vendor, slug: `errors-${slug}` }
}

/** Part of the creation of every page: one that appears where an error awaits its text becomes that text, wherever it moves. */
export async function adoptPage(tx: Transaction, { vendor, slug }: PagePath, pageId: number): Promise<void> {
  if (!slug.startsWith('errors-')) return
  await tx
    .update(signatures)
    .set({ pageId })
    .where(
      and(
        eq(signatures.vendor, vendor),
        sql`'errors-' || ${signatures.slug} = ${slug}`,
        isNull(signatures.pageId),
      ),
    )
}
