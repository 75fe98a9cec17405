import { routes } from '@/lib/routes'
import { verifyQuery } from '@/lib/verify/input'
import type { OwnCheck, StaleLine, VerifyCursor } from '@/lib/verify/types'
import { Button, LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'
import { Pagination } from '../ui/pagination'
import { Time } from '../ui/time'

type VerifyPageProps = {
  /** Null for those who are not signed in. */
  own: OwnCheck[] | null
  stale: StaleLine[]
  next: VerifyCursor | null
  further: boolean
}

/** What a new release has aged: first what the reader's own rigs can answer, then everything. */
export function VerifyPage({ own, stale, next, further }: VerifyPageProps) {
  return (
    <>
      <PageHeader
        title="Verify"
        summary="A new release ages what was seen to work before it. Say whether it still does."
      />
      <div className="grid gap-10">
        {!further && <Own own={own} />}
        <section aria-labelledby="waiting" className="grid gap-3">
          <h2 id="waiting">Waiting for anybody</h2>
          {stale.length === 0 && (
            <p className="text-ink-2">
              {next ? 'Nothing on this page.' : 'Everything was seen with the newest releases.'}
            </p>
          )}
          <ul className="divide-y divide-line border-y border-line" aria-label="Waiting for anybody">
            {stale.map((line) => (
              <li key={`${line.postId} ${line.driver}`} className="py-3">
                <Line line={line} />{' '}
                <a href={routes.postReports(line.postId)} className="text-sm">
                  Reports
                </a>
              </li>
            ))}
          </ul>
          <Pagination
            newer={further ? routes.verify() : undefined}
            older={next ? routes.verify(verifyQuery(next)) : undefined}
            newerText="First page"
            olderText="More"
          />
        </section>
      </div>
    </>
  )
}

function Own({ own }: Pick<VerifyPageProps, 'own'>) {
  return (
    <section aria-labelledby="own" className="grid gap-3">
      <h2 id="own">On your rigs</h2>
      {own === null ? (
        <p>
          <LinkButton href={routes.signIn(routes.verify())}>Sign in</LinkButton> to be asked about your rigs.
        </p>
      ) : own.length === 0 ? (
        <EmptyState title="Nothing to check on your rigs">
          <p>
            You are asked when <a href={routes.rigs()}>a rig of yours</a> runs a newer driver than anybody has
            reported.
          </p>
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line" aria-label="On your rigs">
          {own.map((check) => (
            <li key={`${check.postId} ${check.rig.id}`} className="grid gap-2 py-3">
              <Line line={check} />
              <Check check={check} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ line: { postId, kind, title, driver, version, seen, at } }: { line: StaleLine }) {
  return (
    <span>
      {kind === 'answer' && 'Answer to '}
      <a href={routes.post(postId)}>{title}</a>{' '}
      <span className="text-sm text-ink-2">
        {driver} <span className="font-mono">{version}</span> is out; last seen
        {seen && (
          <>
            {' with '}
            <span className="font-mono">{seen}</span>
          </>
        )}{' '}
        <Time date={at} mode="date" />
      </span>
    </span>
  )
}

function Check({ check: { postId, title, driver, rig } }: { check: OwnCheck }) {
  return (
    <form method="post" action={routes.report(postId)} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="rig" value={rig.id} />
      <input type="hidden" name="back" value={routes.verify()} />
      <span>
        Still works on {driver} <span className="font-mono">{rig.version}</span> (“{rig.name}”)?
      </span>
      <Button name="outcome" value="works" size="small" aria-label={`Works: ${title}`}>
        Works
      </Button>
      <Button name="outcome" value="fails" size="small" aria-label={`Fails: ${title}`}>
        Fails
      </Button>
    </form>
  )
}
