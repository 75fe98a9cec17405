import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { TagIndex } from '@/components/tags/tag-index'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'
import { findTags } from '@/lib/search/beside'
import { listTags } from '@/lib/tags/pages'

export const metadata: Metadata = { title: 'Tags', robots: { index: false } }

const FOUND_MAX = 200

/** `/tags?q=…`: next.config.ts leads here. */
export default async function FilteredTagsPage({ searchParams }: PageProps<'/tags/browse'>) {
  const params = await searchParams
  const { q = '' } = readQuery(params)
  const filter = q.trim()
  if (filter.length > 60 || (params.q !== undefined && typeof params.q !== 'string'))
    return (
      <BadAddress>
        <p>
          The filter takes up to 60 letters of a tag. <a href={routes.tags()}>See all tags</a>.
        </p>
      </BadAddress>
    )
  if (filter === '') return <TagIndex tags={await listTags()} />
  return <TagIndex tags={await findTags(filter, FOUND_MAX)} filter={filter} />
}
