import type { DriverPage as Page } from '@/lib/drivers/page'
import { drawTimeline } from '@/lib/drivers/timeline'
import { routes } from '@/lib/routes'
import { SmallMatrix } from '../compatibility/small-matrix'
import { FollowControl } from '../follow-control'
import { IssueList } from '../issue-list'
import { LinkButton } from '../ui/button'
import { Columns, SideBox } from '../ui/columns'
import { PageHeader } from '../ui/page-header'
import { Plain } from '../ui/plain'
import { PageLinks } from '../wiki/page-links'
import { BranchList } from './branch-list'
import { hostOf, Section } from './section'
import { ApiTable, ParameterTable } from './tables'
import { TimelineFigure } from './timeline-figure'
import { kindWords, licenceWords } from './words'

/** Everything about one driver. */
export function DriverPage(page: Page) {
  const { driver, apis, parameters, issues, notes } = page
  const { slug, name, vendor, summary } = driver
  return (
    <Plain>
      <PageHeader
        vendor={vendor}
        above={<a href={routes.drivers()}>Drivers</a>}
        title={name}
        summary={summary}
        actions={
          <>
            <FollowControl
              target={`driver:${slug}`}
              action={routes.followDriver(slug)}
              back={routes.driver(slug)}
              name="this driver"
            />
            <LinkButton href={`${routes.ask()}?tags=${vendor === 'general' ? '' : vendor}`} tone="primary">
              Ask about it
            </LinkButton>
          </>
        }
      />
      <Columns sideLabel={`About ${name}`} side={<Side page={page} />}>
        <div className="grid gap-10">
          <Releases page={page} />
          <Section id="interfaces" title="Interfaces">
            <ApiTable apis={apis} name={name} />
          </Section>
          {page.compatibility.matrix.rows.length > 0 && (
            <Section id="compatibility" title="Compatibility">
              <SmallMatrix {...page.compatibility} />
            </Section>
          )}
          <Section id="issues" title="Known issues">
            <IssueList issues={issues} none="No known issue names this driver." />
          </Section>
          {parameters && (
            <Section id="parameters" title={`Parameters of ${driver.module}`}>
              <ParameterTable parameters={parameters} />
            </Section>
          )}
          {notes.length > 0 && (
            <Section id="notes" title="Driver notes">
              <PageLinks pages={notes} />
            </Section>
          )}
          {apis.length + page.branches.length === 0 && notes.length === 0 && (
            <p className="text-sm text-ink-2">
              No notes carry the tag {slug} yet. <a href={routes.newPage()}>Write one</a>.
            </p>
          )}
        </div>
      </Columns>
    </Plain>
  )
}

function Releases({ page: { driver, branches, releases, carrier } }: { page: Page }) {
  const { slug, name } = driver
  const timeline = drawTimeline(branches, releases)
  return (
    <Section id="releases" title="Releases">
      {carrier && (
        <p>
          {name} is released with <a href={routes.driver(carrier.slug)}>{carrier.name}</a>; see its releases.
        </p>
      )}
      {!carrier && branches.length === 0 && (
        <p className="text-sm text-ink-2">
          No release is listed yet. Add the branch first, then the release.
        </p>
      )}
      {timeline && <TimelineFigure timeline={timeline} name={name} />}
      <BranchList slug={slug} branches={branches} releases={releases} />
      <p className="flex flex-wrap gap-x-4 text-sm">
        <a href={routes.newRelease(slug)}>Add a release</a> <a href={routes.newBranch(slug)}>Add a branch</a>{' '}
        <a href={routes.driverHistory(slug)}>What was changed</a>
      </p>
    </Section>
  )
}

function Side({ page: { driver, releases, carrier, parts } }: { page: Page }) {
  const { slug, kind, licence, module, hardware, sources } = driver
  const newest = releases.find(({ withdrawn }) => withdrawn === null)
  const facts = [
    ['Kind', kindWords[kind]],
    ['Licence', licenceWords[licence]],
    ...(module ? [['Kernel module', module]] : []),
    ['Hardware', hardware],
    ...(newest ? [['Newest listed', newest.version]] : []),
  ]
  return (
    <>
      <SideBox title="Facts">
        <dl className="grid gap-2">
          {facts.map(([label, text]) => (
            <div key={label}>
              <dt className="text-xs text-ink-2">{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </SideBox>
      {parts.length > 0 && (
        <SideBox title="Carries">
          <ul className="flex flex-wrap gap-x-3">
            {parts.map((part) => (
              <li key={part.slug}>
                <a href={routes.driver(part.slug)}>{part.name}</a>
              </li>
            ))}
          </ul>
        </SideBox>
      )}
      <SideBox title="More">
        <ul className="grid gap-1">
          <li>
            <a href={routes.driverFeed(carrier?.slug ?? slug)}>Atom feed of releases</a>
          </li>
          <li>
            <a href={routes.choose()}>Choose a driver for a machine</a>
          </li>
        </ul>
      </SideBox>
      <SideBox title="Read in">
        <ul className="grid gap-1">
          {sources.map((url) => (
            <li key={url} className="wrap-anywhere">
              <a href={url}>{`${hostOf(url)}/…/${url.split(/[/?]/).filter(Boolean).at(-1) ?? ''}`}</a>
            </li>
          ))}
        </ul>
      </SideBox>
    </>
  )
}
