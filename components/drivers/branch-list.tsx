import { endWords } from '@/lib/drivers/months'
import type { Branch, Release } from '@/lib/drivers/types'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Time } from '../ui/time'
import { dayOf, SourceLink } from './section'
import { branchWords } from './words'

type BranchListProps = { slug: string; branches: Branch[]; releases: Release[] }

/** Every branch with its end and its releases, the newest first. */
export function BranchList({ slug, branches, releases }: BranchListProps) {
  return (
    <div className="grid gap-6">
      {branches.map((branch) => (
        <BranchEntry
          key={branch.id}
          slug={slug}
          branch={branch}
          releases={releases.filter(({ branchId }) => branchId === branch.id)}
        />
      ))}
    </div>
  )
}

function BranchEntry({ slug, branch, releases }: { slug: string; branch: Branch; releases: Release[] }) {
  const { id, name, kind, endOfLife, drops, note, sourceUrl } = branch
  return (
    <section id={`branch-${id}`} aria-labelledby={`branch-${id}-name`} className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 id={`branch-${id}-name`} className="font-mono text-base">
          {name}
        </h3>{' '}
        <Badge tone={branchWords[kind].tone}>{branchWords[kind].text}</Badge>{' '}
        <span className="text-sm">
          {endOfLife === null ? 'No end of life announced' : `End of life: ${endWords(endOfLife)}`}
        </span>{' '}
        <SourceLink url={sourceUrl} of={`branch ${name}`} />
      </div>
      {drops.length > 0 && (
        <p className="text-sm">
          <Badge tone="bad">drops</Badge> {drops.join(', ')}: earlier branches drove these, this one does not.
        </p>
      )}
      {note && <p className="text-sm text-ink-2">{note}</p>}
      {releases.length > 0 && (
        <ul className="grid divide-y divide-line border-y border-line" aria-label={`Releases of ${name}`}>
          {releases.map((release) => (
            <ReleaseEntry key={release.id} slug={slug} release={release} />
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-4 text-xs">
        <a href={routes.branchFeed(slug, name)} aria-label={`Atom feed of ${name}`}>
          Feed
        </a>{' '}
        <a href={routes.editBranch(slug, name)} aria-label={`Correct branch ${name}`}>
          Correct
        </a>{' '}
        <a href={routes.driverHistory(slug, `?branch=${id}`)} aria-label={`History of branch ${name}`}>
          History
        </a>
      </p>
    </section>
  )
}

function ReleaseEntry({ slug, release }: { slug: string; release: Release }) {
  const { id, version, releasedOn, note, sourceUrl, dateSourceUrl, withdrawn } = release
  return (
    <li id={`release-${id}`} className="flex flex-wrap items-baseline gap-x-3 py-1.5 text-sm">
      {withdrawn === null ? (
        <span className="font-mono font-medium">{version}</span>
      ) : (
        <del className="font-mono">{version}</del>
      )}{' '}
      <span className="text-ink-2">
        {releasedOn === null ? 'date not known' : <Time date={dayOf(releasedOn)} mode="date" />}
        {releasedOn !== null && dateSourceUrl && (
          <>
            {' '}
            <SourceLink url={dateSourceUrl} of={`the date of release ${version}`} />
          </>
        )}
      </span>{' '}
      {withdrawn !== null && (
        <span className="text-bad">Withdrawn{withdrawn === '' ? '' : `: ${withdrawn}`}</span>
      )}{' '}
      {note && <span className="min-w-0 wrap-anywhere">{note}</span>}{' '}
      <SourceLink url={sourceUrl} of={`release ${version}`} />{' '}
      <a href={routes.editRelease(slug, id)} aria-label={`Correct ${version}`} className="text-xs">
        Correct
      </a>
    </li>
  )
}
