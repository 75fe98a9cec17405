import type { Metadata } from 'next'
import { DiffView } from '@/components/diff-view'
import { HunkList } from '@/components/suggestions/hunk-list'
import { ChoiceForm, OwnForms, RejectForm } from '@/components/suggestions/review-forms'
import { AgainNotice, OutcomeNotice, StaleNotice } from '@/components/suggestions/suggestion-notices'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { getViewer } from '@/lib/auth/viewer'
import { diffTexts } from '@/lib/diff/words'
import { notFound } from '@/lib/http/leave'
import { versionText } from '@/lib/revisions/text'
import { routes } from '@/lib/routes'
import { choiceView, type Query, suggestionId } from '@/lib/suggestions/input'
import { getSuggestionFor, type SeenSuggestion } from '@/lib/suggestions/queries'

export const metadata: Metadata = { title: 'Suggested edit', robots: { index: false } }

/** What would change, place by place, and the buttons for those who decide. */
export default async function SuggestionPage({ params, searchParams }: PageProps<'/suggestions/[id]'>) {
  const id = suggestionId.safeParse((await params).id).data
  const suggestion = id === undefined ? null : await getSuggestionFor(await getViewer(), id)
  if (!suggestion) notFound()
  const { author, postId, root, createdAt, summary } = suggestion
  return (
    <>
      <PageHeader
        title="Suggested edit"
        above={<a href={routes.post(postId)}>{root.title}</a>}
        summary={
          <>
            By <a href={routes.user(author.handle)}>{author.handle}</a>,{' '}
            <Time date={createdAt} mode="moment" />
            {summary && <>: {summary}</>}
          </>
        }
      />
      <div className="grid gap-4">
        {suggestion.outcome === null ? (
          <Open suggestion={suggestion} query={await searchParams} />
        ) : (
          <Decided suggestion={suggestion} />
        )}
      </div>
    </>
  )
}

type OpenProps = { suggestion: SeenSuggestion; query: Query }

function Open({ suggestion, query }: OpenProps) {
  const { id, look, mayReview, isOwn } = suggestion
  const shown = look.hunks.map((hunk) => hunk.id)
  const { base, left, unfit } = choiceView(query)
  const nothing = shown.length > 0 && shown.every((hunk) => left.has(hunk))
  const again = base === undefined ? null : unfit ? (nothing ? 'nothing' : 'unfit') : 'moved'
  return (
    <>
      {again && <AgainNotice reason={again} />}
      {isOwn && (
        <Notice title="Waiting for review">
          <OwnForms id={id} stale={!look.clean} />
        </Notice>
      )}
      {!look.clean && <StaleNotice clashing={look.clashing} isOwn={isOwn} />}
      {look.clean && shown.length === 0 && <Notice>The post says all of this already.</Notice>}
      {mayReview && look.clean ? (
        <ChoiceForm id={id} base={look.number} shown={shown}>
          <HunkList hunks={look.hunks} left={left} labels={labelsOf(suggestion)} />
        </ChoiceForm>
      ) : (
        <Changes suggestion={suggestion} />
      )}
      {mayReview && !look.clean && (
        <p>
          <LinkButton href={routes.suggestionEdit(id)} tone="primary">
            Accept with changes
          </LinkButton>
        </p>
      )}
      {mayReview && <RejectForm id={id} />}
    </>
  )
}

function Decided({ suggestion }: { suggestion: SeenSuggestion }) {
  const { look, baseNumber, withheld } = suggestion
  return (
    <>
      <OutcomeNotice suggestion={suggestion} />
      {withheld ? (
        <Notice>A revision of this post has been hidden, so the comparison is kept to moderators.</Notice>
      ) : (
        <DiffView
          rows={diffTexts(versionText(look.started), versionText(look.wanted))}
          leftLabel={`Revision ${baseNumber}`}
          rightLabel="Suggested"
        />
      )}
    </>
  )
}

/** What can be joined by hunks; what cannot as a whole, against what the post is now. */
function Changes({ suggestion }: { suggestion: SeenSuggestion }) {
  const { look } = suggestion
  const labels = labelsOf(suggestion)
  if (look.clean) return <HunkList hunks={look.hunks} labels={labels} />
  return (
    <DiffView
      rows={diffTexts(versionText(look.current), versionText(look.wanted))}
      leftLabel={labels.now}
      rightLabel={labels.suggested}
    />
  )
}

function labelsOf({ look }: SeenSuggestion) {
  return { now: `Revision ${look.number}, as it is now`, suggested: 'Suggested' }
}
