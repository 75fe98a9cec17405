import { formatDate } from '@/lib/format/dates'
import { plural } from '@/lib/format/numbers'
import { levelOf, whoEdits } from '@/lib/protection/policy'
import type { Saving } from '@/lib/protection/saving'
import type { PageShield } from '@/lib/protection/types'
import { routes } from '@/lib/routes'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'

/** On the page: that it is protected, why and until when, and what waits for approval. */
export function GuardNotices({ shield, path }: { shield: PageShield; path: string }) {
  const level = levelOf(shield)
  if (level === null && !shield.pending) return null
  return (
    <div className="mb-4 grid gap-3" data-no-print="">
      {level !== null && (
        <Notice title="This page is protected">
          <p>{whoEdits[level]}</p>
          <p>
            By {shield.by && <a href={routes.user(shield.by)}>{shield.by}</a>}
            {shield.since && (
              <>
                {' '}
                since <Time date={shield.since} mode="date" />
              </>
            )}
            {shield.expiresAt ? ` until ${formatDate(shield.expiresAt)}` : ', until it is lifted'}:{' '}
            <q>{shield.reason}</q>
          </p>
        </Notice>
      )}
      {shield.pending && <Waiting shield={shield} path={path} />}
    </div>
  )
}

function Waiting({ shield: { shown, newest }, path }: { shield: PageShield; path: string }) {
  const waiting = newest - shown
  return (
    <Notice title={`${plural(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'} for approval`}>
      This is revision {shown}.{' '}
      <a href={routes.pageDiff(path, shown, newest)} rel="nofollow">
        See what would change
      </a>
      .
    </Notice>
  )
}

/** Above an editor: what saving will do. */
export function SavingNotice({ saving, shield, path }: { saving: Saving; shield: PageShield; path: string }) {
  if (!saving.notice) return null
  const { title, text } = saving.notice
  return (
    <Notice title={title}>
      {text}{' '}
      {shield.pending && <a href={routes.pageDiff(path, shield.shown, shield.newest)}>See what waits.</a>}
    </Notice>
  )
}
