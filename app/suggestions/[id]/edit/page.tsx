import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { PageStatus } from '@/components/page-status'
import { SuggestionForm } from '@/components/suggestions/suggestion-form'
import { OutcomeNotice, StaleNotice } from '@/components/suggestions/suggestion-notices'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { listCommonTags } from '@/lib/completion/queries'
import { notFound } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { rework } from '@/lib/suggestions/actions'
import { formValues } from '@/lib/suggestions/form'
import { choiceView, type Query, suggestionId } from '@/lib/suggestions/input'
import { getGoneFor, getSuggestionFor, type SeenSuggestion } from '@/lib/suggestions/queries'
import { listTopicNames } from '@/lib/wiki/lists'

export const metadata: Metadata = { title: 'Edit a suggestion', robots: { index: false } }

/** For its author to change it; for a reviewer to accept what was ticked, put right by hand. */
export default async function EditSuggestionPage({
  params,
  searchParams,
}: PageProps<'/suggestions/[id]/edit'>) {
  const id = suggestionId.safeParse((await params).id).data
  const viewer = await requireViewer(id === undefined ? undefined : routes.suggestionEdit(id))
  const suggestion = id === undefined ? null : await getSuggestionFor(viewer, id)
  if (!suggestion) return <Gone gone={id === undefined ? null : await getGoneFor(viewer, id)} />
  const query = await searchParams
  const { isOwn, author, root } = suggestion
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={routes.suggestion(suggestion.id)}>Suggested edit of {root.title}</a>}
        title={isOwn ? 'Change your suggestion' : 'Accept with changes'}
        summary={
          isOwn
            ? 'What you send takes the place of what waits now.'
            : `What you save becomes the text, in the name of ${author.handle}; the history says that you changed it.`
        }
      />
      {suggestion.outcome === null ? (
        <Editor
          suggestion={suggestion}
          query={query}
          topics={await listTopicNames()}
          commonTags={await listCommonTags()}
        />
      ) : (
        <>
          <PageStatus code={409} />
          <OutcomeNotice suggestion={suggestion} />
        </>
      )}
    </>
  )
}

/** What was typed before the post was deleted stays in the form, though nothing can be saved any more. */
function Gone({ gone }: { gone: Awaited<ReturnType<typeof getGoneFor>> }) {
  if (!gone) notFound()
  return (
    <>
      <PageStatus code={410} />
      <PageHeader title="The post of this suggestion was deleted" summary="Nothing can be saved here." />
      <SuggestionForm
        action={rework}
        id={gone.id}
        kind={gone.kind}
        initial={{}}
        topics={[]}
        commonTags={[]}
        submit={gone.isOwn ? 'Replace my suggestion' : 'Accept with these changes'}
        asksSummary={gone.isOwn}
      />
    </>
  )
}

type EditorProps = { suggestion: SeenSuggestion; query: Query; topics: string[]; commonTags: string[] }

function Editor({ suggestion, query, topics, commonTags }: EditorProps) {
  const { id, look, post, isOwn, summary } = suggestion
  const { base, take } = choiceView(query)
  const moved = base !== undefined && base !== look.number
  return (
    <div className="grid max-w-3xl gap-4">
      {!look.clean && <Markers clashing={look.clashing} isOwn={isOwn} />}
      {moved && (
        <Notice tone="warn">
          The post has changed since you looked. The text below is made on what it is now.
        </Notice>
      )}
      <SuggestionForm
        action={rework}
        id={id}
        kind={post.kind}
        initial={{ ...initialFrom(suggestion, isOwn ? null : take), summary }}
        topics={topics}
        commonTags={commonTags}
        submit={isOwn ? 'Replace my suggestion' : 'Accept with these changes'}
        asksSummary={isOwn}
      />
    </div>
  )
}

function Markers({ clashing, isOwn }: { clashing: string[]; isOwn: boolean }) {
  return (
    <>
      <StaleNotice clashing={clashing} isOwn={isOwn} />
      <p className="max-w-measure text-sm text-ink-2">
        In the text, <code>{'<<<<<<< your text'}</code> begins what was suggested and{' '}
        <code>{'>>>>>>> saved meanwhile'}</code> ends what the post says now. Keep what is right and remove
        the markers. A field that clashes holds what was suggested.
      </p>
    </>
  )
}

function initialFrom({ look }: SeenSuggestion, take: ReadonlySet<string> | null): Record<string, string> {
  const all = look.hunks.map((hunk) => hunk.id)
  const ids = new Set(take === null ? all : all.filter((hunk) => take.has(hunk)))
  const text = look.clean ? look.choose(ids).text : look.merged
  const facts = look.hunks.find((hunk) => hunk.kind === 'field' && hunk.field === 'issue')
  const takesFacts = look.clean ? facts !== undefined && ids.has(facts.id) : 'issue' in look.merged
  return { ...formValues(text), base: String(look.number), issue: takesFacts ? '1' : '' }
}
