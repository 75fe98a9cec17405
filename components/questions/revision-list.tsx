import { describeRevision } from '@/lib/revisions/describe'
import type { RevisionLine } from '@/lib/revisions/types'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { Time } from '../ui/time'

type RevisionListProps = {
  id: number
  revisions: RevisionLine[]
  newest: number
  mayRevert: boolean
  /** For moderators: texts can be hidden from here. */
  mayHide: boolean
}

/** Every version of a post, newest first, with what changed and a way back. */
export function RevisionList({ id, revisions, newest, mayRevert, mayHide }: RevisionListProps) {
  return (
    <ol className="grid divide-y divide-line border-y border-line" aria-label="Revisions">
      {revisions.map((revision) => (
        <li key={revision.number} className="grid gap-1 py-3">
          <RevisionHead id={id} revision={revision} />
          {revision.summary && <p className="wrap-anywhere">{revision.summary}</p>}
          <div className="flex flex-wrap items-center gap-x-4 text-sm">
            {revision.readable && revision.number > 1 && (
              <a href={routes.postDiff(id, revision.number - 1, revision.number)}>What changed</a>
            )}{' '}
            {revision.readable && revision.number < newest && (
              <a href={routes.postDiff(id, revision.number, newest)}>Compare with the newest</a>
            )}{' '}
            {mayHide && revision.number < newest && (
              <a href={routes.hideRevision(id, revision.number)}>
                {revision.hidden ? 'Show the text again' : 'Hide the text'}
              </a>
            )}{' '}
            {mayRevert && revision.readable && revision.number < newest && (
              <form method="post" action={routes.revert(id)}>
                <input type="hidden" name="number" value={revision.number} />
                <Button size="small">Go back to revision {revision.number}</Button>
              </form>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function RevisionHead({ id, revision }: { id: number; revision: RevisionLine }) {
  const { number, author, createdAt, hidden } = revision
  return (
    <p className="text-sm">
      <a href={routes.postRevision(id, number)} className="font-semibold">
        Revision {number}
      </a>{' '}
      <a href={routes.user(author.handle)}>{author.handle}</a> {describeRevision(revision)}{' '}
      <Time date={createdAt} mode="moment" />
      {hidden && <Badge tone="warn">text hidden</Badge>}
    </p>
  )
}
