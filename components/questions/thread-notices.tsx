import { closeReasons } from '@/lib/moderation/reasons'
import type { QuestionThread } from '@/lib/questions/types'
import { routes } from '@/lib/routes'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'

/** Why nothing more may be answered or written here; the answers stay below. */
export function ThreadNotices({ thread }: { thread: QuestionThread }) {
  const { closed, closedNote, closedAt, duplicateOf, lockReason } = thread
  if (!closed && lockReason === null) return null
  return (
    <div className="mb-4 grid gap-2">
      {closed && (
        <Notice tone="warn" title={closed === 'duplicate' ? 'Asked before' : 'Closed'}>
          <p>
            {closeReasons[closed]}.{' '}
            {duplicateOf && (
              <>
                See <a href={routes.question(duplicateOf.id, duplicateOf.slug)}>{duplicateOf.title}</a>.{' '}
              </>
            )}
            {closedNote} {closedAt && <Time date={closedAt} mode="date" />}
          </p>
          <p>Existing answers stay; new ones are not taken.</p>
        </Notice>
      )}
      {lockReason !== null && (
        <Notice tone="warn" title="Locked">
          <p>{lockReason} Nothing can be written here for now.</p>
        </Notice>
      )}
    </div>
  )
}
