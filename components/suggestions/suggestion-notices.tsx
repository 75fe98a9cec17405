import type { SeenSuggestion } from '@/lib/suggestions/types'
import { PageStatus } from '../page-status'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'
import { fieldName } from './field-names'

/** What became of it, for good. */
export function OutcomeNotice({ suggestion }: { suggestion: SeenSuggestion }) {
  const { outcome, partial, decidedBy, decidedAt, decisionReason } = suggestion
  const words = {
    accepted: partial ? 'Accepted in part' : 'Accepted',
    rejected: 'Rejected',
    withdrawn: 'Withdrawn',
  }
  if (!outcome) return null
  return (
    <Notice tone={outcome === 'accepted' ? 'good' : 'info'} title={words[outcome]}>
      <p className="wrap-anywhere">
        {decidedBy && <>By {decidedBy}</>}
        {decidedAt && (
          <>
            , <Time date={decidedAt} mode="moment" />
          </>
        )}
        {decisionReason && <>: {decisionReason}</>}
      </p>
      {partial && (
        <p>The reviewer took some of it, or changed it. The history of the post shows what came of it.</p>
      )}
    </Notice>
  )
}

/** It clashes with what the post has become. */
export function StaleNotice({ clashing, isOwn }: { clashing: string[]; isOwn: boolean }) {
  const where = clashing.map(fieldName).join(', ')
  return (
    <Notice tone="warn" title="Stale: the post has changed in the same place since">
      <p>
        What clashes: {where}.{' '}
        {isOwn
          ? 'Rework it to have it reviewed: the editor holds both texts.'
          : 'Accept it with changes: the editor holds both texts. Its author may rework it as well.'}
      </p>
    </Notice>
  )
}

const reasons = {
  moved:
    'The post or the suggestion has changed since you looked. This is how it stands now; your choice is kept where the change is still there.',
  nothing: 'Tick at least one change, or reject the suggestion with a reason.',
  unfit: 'What is ticked makes no text by itself: nothing would be left, or too much. Tick more, or less.',
} as const

/** Why the screen came back: with 409 when it no longer held, with 400 when the choice makes no text. */
export function AgainNotice({ reason }: { reason: keyof typeof reasons }) {
  return (
    <>
      <PageStatus code={reason === 'moved' ? 409 : 400} />
      <Notice tone="warn" live title="Nothing has been saved">
        <p>{reasons[reason]}</p>
      </Notice>
    </>
  )
}
