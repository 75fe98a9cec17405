import type { Metadata } from 'next'
import { DiffView } from '@/components/diff-view'
import { SuggestionDecision } from '@/components/questions/suggestion-decision'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { getViewer } from '@/lib/auth/viewer'
import { diffTexts } from '@/lib/diff/words'
import { notFound } from '@/lib/http/leave'
import { versionText } from '@/lib/revisions/text'
import { routes } from '@/lib/routes'
import { getSettings } from '@/lib/settings/queries'
import { suggestionId } from '@/lib/suggestions/input'
import { canReview } from '@/lib/suggestions/policy'
import { getSuggestionFor, type SeenSuggestion } from '@/lib/suggestions/queries'

export const metadata: Metadata = { title: 'Suggested edit', robots: { index: false } }

/** What would change, word by word, and the buttons for those who decide. */
export default async function SuggestionPage({ params }: PageProps<'/suggestions/[id]'>) {
  const id = suggestionId.safeParse((await params).id).data
  const viewer = await getViewer()
  const suggestion = id === undefined ? null : await getSuggestionFor(viewer, id)
  if (!suggestion) notFound()
  const { author, post, base, version, summary, baseNumber } = suggestion
  const rights = { authorId: author.id, postAuthorId: post.authorId }
  const mayReview = canReview(viewer, rights, await getSettings())
  return (
    <>
      <PageHeader
        title="Suggested edit"
        above={<a href={routes.post(suggestion.postId)}>{suggestion.title}</a>}
        summary={
          <>
            By <a href={routes.user(author.handle)}>{author.handle}</a>,{' '}
            <Time date={suggestion.createdAt} mode="moment" />
            {summary && <>: {summary}</>}
          </>
        }
      />
      <div className="grid gap-4">
        {suggestion.outcome === null ? (
          <SuggestionDecision id={suggestion.id} mayReview={mayReview} isOwn={viewer?.id === author.id} />
        ) : (
          <Outcome suggestion={suggestion} />
        )}
        {suggestion.outcome === null && post.revisionCount > baseNumber && (
          <Notice>The text has been edited since; accepting merges both.</Notice>
        )}
        <DiffView
          rows={diffTexts(versionText(base), versionText(version))}
          leftLabel={`Revision ${baseNumber}`}
          rightLabel="Suggested"
        />
      </div>
    </>
  )
}

function Outcome({ suggestion }: { suggestion: SeenSuggestion }) {
  const { outcome, decidedBy, decidedAt, decisionReason } = suggestion
  return (
    <Notice
      tone={outcome === 'accepted' ? 'good' : 'info'}
      title={outcome === 'accepted' ? 'Accepted' : outcome === 'rejected' ? 'Rejected' : 'Withdrawn'}
    >
      <p>
        {decidedBy && <>By {decidedBy}</>}
        {decidedAt && (
          <>
            , <Time date={decidedAt} mode="moment" />
          </>
        )}
        {decisionReason && <>: {decisionReason}</>}
      </p>
    </Notice>
  )
}
