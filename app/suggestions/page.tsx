import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Time } from '@/components/ui/time'
import { requireViewer } from '@/lib/auth/gates'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { suggestionId } from '@/lib/suggestions/input'
import { canSeeQueue } from '@/lib/suggestions/policy'
import { listOpenSuggestions } from '@/lib/suggestions/queries'

export const metadata: Metadata = { title: 'Suggested edits', robots: { index: false } }

export default async function SuggestionsPage({ searchParams }: PageProps<'/suggestions'>) {
  const viewer = await requireViewer(routes.suggestions())
  const { before } = await searchParams
  const from = before === undefined ? undefined : suggestionId.safeParse(before).data
  if (before !== undefined && from === undefined) return <BadAddress />
  const all = canSeeQueue(viewer, await getSettings())
  const { suggestions, more } = await listOpenSuggestions(viewer, all, from)
  const last = suggestions.at(-1)
  return (
    <>
      <PageHeader
        title="Suggested edits"
        summary={all ? 'All that wait for a decision, newest first.' : 'Yours, and those for your posts.'}
      >
        <p className="text-sm">
          <a href={routes.pendingPages()}>Changes of protected pages that wait for approval</a>
        </p>
      </PageHeader>
      {suggestions.length === 0 ? (
        <EmptyState title="Nothing waits for review">
          Edits by members who may not change other people’s posts yet come here first.
        </EmptyState>
      ) : (
        <SuggestionList suggestions={suggestions} />
      )}
      <Pagination
        newer={from === undefined ? undefined : routes.suggestions()}
        older={more && last ? `${routes.suggestions()}?before=${last.id}` : undefined}
        newerText="Newest"
      />
    </>
  )
}

type SuggestionListProps = { suggestions: Awaited<ReturnType<typeof listOpenSuggestions>>['suggestions'] }

function SuggestionList({ suggestions }: SuggestionListProps) {
  return (
    <ol className="grid divide-y divide-line border-y border-line">
      {suggestions.map(({ id, title, kind, author, createdAt, summary }) => (
        <li key={id} className="py-3">
          <a href={routes.suggestion(id)} className="font-medium wrap-anywhere">
            {title ?? 'Untitled'}
          </a>
          <p className="text-sm text-ink-2 wrap-anywhere">
            {kind}, by <a href={routes.user(author)}>{author}</a> <Time date={createdAt} />
            {summary && <>: {summary}</>}
          </p>
        </li>
      ))}
    </ol>
  )
}
