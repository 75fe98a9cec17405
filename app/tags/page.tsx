import type { Metadata } from 'next'
import { TagIndex } from '@/components/tags/tag-index'
import { tagPage, tags } from '@/lib/cache'
import { routes } from '@/lib/routes'
import { listTags } from '@/lib/tags/pages'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Tags',
  description:
    'Vendors, drivers, devices, interfaces and topics that questions and driver notes are tagged with.',
  alternates: { canonical: routes.tags() },
}

/** All tags; app/tags/browse answers the filter. */
export default async function TagsPage() {
  await tagPage(tags.tagIndex, tags.list, tags.recentChanges)
  return <TagIndex tags={await listTags()} />
}
