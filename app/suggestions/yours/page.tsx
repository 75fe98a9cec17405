import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { OwnLines } from '@/components/suggestions/suggestion-lines'
import { SuggestionTabs } from '@/components/suggestions/suggestion-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/gates'
import { routes } from '@/lib/routes'
import { ownView } from '@/lib/suggestions/input'
import { listOwn } from '@/lib/suggestions/lists'

export const metadata: Metadata = { title: 'Your suggested edits', robots: { index: false } }

export default async function OwnSuggestionsPage({ searchParams }: PageProps<'/suggestions/yours'>) {
  const viewer = await requireViewer(routes.ownSuggestions())
  const view = ownView(await searchParams)
  if (!view) return <BadAddress />
  const { lines, next } = await listOwn(viewer, view.before)
  return (
    <>
      <PageHeader
        title="Your suggested edits"
        summary="What waits for review, and what became of the rest."
      />
      <SuggestionTabs current="yours" />
      <div className="mt-4">
        {lines.length === 0 ? (
          <EmptyState title="You have suggested nothing yet">
            “Edit” under a post or on a page of the wiki opens it. Until your edits are saved at once,
            somebody looks at them first.
          </EmptyState>
        ) : (
          <OwnLines lines={lines} />
        )}
      </div>
      <Pagination
        newer={view.before === undefined ? undefined : routes.ownSuggestions()}
        older={next === undefined ? undefined : routes.ownSuggestions(`?before=${next}`)}
        newerText="Newest"
      />
    </>
  )
}
