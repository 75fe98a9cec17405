import type { IssueLine } from '@/lib/issues/types'
import type { UpstreamLink } from '@/lib/issues/upstream'
import { routes } from '@/lib/routes'
import { IssueList } from '../issue-list'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { PageHeader } from '../ui/page-header'
import { Time } from '../ui/time'
import { upstreamWords } from './words'

type Mention = { id: number; kind: 'question' | 'answer' | 'comment' | 'page'; title: string; at: Date }
type Found = { link: UpstreamLink; issues: IssueLine[]; mentions: Mention[] }

type UpstreamPageProps = {
  asked: string
  /** Null before anything was asked, and for what is no address. */
  found: Found | null
  error?: string
}

/** Everything here that links to one thread upstream. */
export function UpstreamPage({ asked, found, error }: UpstreamPageProps) {
  return (
    <>
      <PageHeader
        above={<a href={routes.issues()}>Known issues</a>}
        title={found ? found.link.reference : 'Upstream threads'}
        summary="Known issues, questions and pages that link to an issue on GitHub or gitlab.freedesktop.org, to the kernel's bugzilla or to a message on lore.kernel.org."
      />
      <form method="get" action={routes.upstream()} className="mb-6 flex flex-wrap items-end gap-2">
        <div className="min-w-0 grow basis-80">
          <TextField
            name="url"
            type="url"
            label="Address upstream"
            defaultValue={asked}
            error={error}
            maxLength={500}
            required
          />
        </div>
        <Button>Look up</Button>
      </form>
      {found && <Results {...found} />}
    </>
  )
}

function Results({ link, issues, mentions }: Found) {
  return (
    <div className="grid gap-6">
      <p className="wrap-anywhere">
        {upstreamWords[link.kind]}:{' '}
        <a href={link.url} rel="nofollow ugc noopener">
          {link.url}
        </a>
      </p>
      <section aria-labelledby="issues-title" className="grid gap-2">
        <h2 id="issues-title" className="text-lg">
          Known issues
        </h2>
        <IssueList issues={issues} none="No known issue is followed there." />
      </section>
      <section aria-labelledby="mentions-title" className="grid gap-2">
        <h2 id="mentions-title" className="text-lg">
          Mentioned in
        </h2>
        {mentions.length === 0 ? (
          <p className="text-sm text-ink-2">No question, answer, comment or page links to it.</p>
        ) : (
          <ul className="grid gap-2">
            {mentions.map(({ id, kind, title, at }) => (
              <li key={id}>
                <a href={routes.post(id)} className="font-medium">
                  {title}
                </a>{' '}
                <span className="text-sm text-ink-2">
                  {kind} · <Time date={at} mode="date" />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
