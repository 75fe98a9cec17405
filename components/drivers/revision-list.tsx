import type { Revision } from '@/lib/drivers/history'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Table } from '../ui/table'
import { Time } from '../ui/time'

/** What people changed, with both states and a way back. */
export function RevisionList({ slug, revisions }: { slug: string; revisions: Revision[] }) {
  return (
    <ol className="grid gap-8" aria-label="Changes, newest first">
      {revisions.map((revision) => (
        <li key={revision.id} id={`revision-${revision.id}`} className="grid gap-2">
          <Heading slug={slug} revision={revision} />
          <Table
            caption={`Fields changed by revision ${revision.id}`}
            captionHidden
            head={['Field', 'Before', 'After']}
            rows={revision.changes.map(({ field, label, was, is }) => ({
              key: field,
              cells: [
                label,
                was ? <del key="was">{was}</del> : '(empty)',
                is ? <ins key="is">{is}</ins> : '(empty)',
              ],
            }))}
          />
          <div className="flex flex-wrap gap-2">
            {revision.before !== null && (
              <Restore slug={slug} revision={revision} state="before" text="Undo: restore the state before" />
            )}
            <Restore slug={slug} revision={revision} state="after" text="Restore the state after" />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Heading({ slug, revision }: { slug: string; revision: Revision }) {
  const { id, releaseId, branchId, version, name, before, summary, at, author } = revision
  const what = releaseId === null ? `Branch ${name}` : `Release ${version}`
  const anchor = releaseId === null ? `branch-${branchId}` : `release-${releaseId}`
  return (
    <div className="grid gap-0.5 text-sm">
      <h2 className="text-base">
        <a href={`${routes.driver(slug)}#${anchor}`}>{what}</a> {before === null ? 'added' : 'changed'}
      </h2>
      <p className="text-ink-2">
        <Time date={at} mode="moment" /> by <a href={routes.user(author.handle)}>{author.handle}</a>, revision{' '}
        {id}
      </p>
      {summary && <p className="wrap-anywhere">{summary}</p>}
    </div>
  )
}

type RestoreProps = { slug: string; revision: Revision; state: 'before' | 'after'; text: string }

function Restore({ slug, revision, state, text }: RestoreProps) {
  return (
    <form action={routes.restoreRelease(slug)} method="post">
      <input type="hidden" name="revision" value={revision.id} />
      <input type="hidden" name="state" value={state} />
      <Button size="small" aria-label={`${text} revision ${revision.id}`}>
        {text}
      </Button>
    </form>
  )
}
