import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { errorQuery } from '@/lib/signatures/list-input'
import type { ErrorPageView } from '@/lib/signatures/page'
import { Nothing, DeviceSection as Section } from '../devices/section'
import { IssueList } from '../issue-list'
import { PostBody } from '../post-body'
import { QuestionList } from '../question-row'
import { LinkButton } from '../ui/button'
import { Columns } from '../ui/columns'
import { PageHeader } from '../ui/page-header'
import { Plain } from '../ui/plain'
import { vendors } from '../vendor-mark'
import { FactBox } from '../wiki/fact-box'
import { PageLinks } from '../wiki/page-links'
import { FixList } from './fix-list'
import { codeOf, titleWithoutCode } from './names'
import { SeverityBadge } from './severity'
import { SightingsChart } from './sightings-chart'
import { Sources } from './sources'

/** All that is known of one error: the catalogue's facts, the community's text, who had it and what helped. */
export function ErrorPage({ view, communityPath }: { view: ErrorPageView; communityPath: string }) {
  const { signature, fixes, questions, total, issues, pages, sightings } = view
  return (
    <Plain>
      <Head view={view} />
      <Columns sideLabel="Facts" side={<Facts view={view} />}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
          <div className="grid gap-6 sm:grid-cols-2">
            <Points id="causes" title="Likely causes" points={signature.causes} />
            <Points id="actions" title="What to do" points={signature.actions} numbered />
          </div>
          <Section id="fixes" title="What helped others">
            <FixList fixes={fixes} />
          </Section>
          <Section id="sightings" title="Seen here">
            <SightingsChart sightings={sightings} />
          </Section>
          <CommunityText view={view} path={communityPath} />
          <Section
            id="questions"
            title={total > 0 ? `${plural(total, 'question')} with it` : 'Questions with it'}
          >
            {questions.length > 0 ? (
              <QuestionList questions={questions} label="Questions with this error" />
            ) : (
              <Nothing>
                Nobody has asked about it yet. <a href={askAddress(view)}>Ask the first question</a>.
              </Nothing>
            )}
          </Section>
          <Section id="issues" title="Known issues">
            <IssueList issues={issues} none="No known issue names this error." />
          </Section>
          {pages.length > 0 && (
            <Section id="pages" title="Pages to read">
              <PageLinks pages={pages} />
            </Section>
          )}
          <Section id="lines" title="As it is printed">
            <pre className="overflow-x-auto rounded-md bg-sunken p-3 text-sm whitespace-pre-wrap wrap-anywhere">
              {signature.examples.join('\n')}
            </pre>
          </Section>
          <Section id="sources" title="Sources">
            <Sources sources={signature.sources} />
          </Section>
        </div>
      </Columns>
    </Plain>
  )
}

function Head({ view }: { view: ErrorPageView }) {
  const { signature } = view
  const code = codeOf(signature)
  return (
    <PageHeader
      vendor={signature.vendor}
      above={
        <>
          <a href={routes.errors()}>Errors</a>
          {' · '}
          <a href={routes.errors(errorQuery({ vendor: signature.vendor }))}>{vendorName(signature.vendor)}</a>
        </>
      }
      title={
        code === null ? (
          signature.title
        ) : (
          <>
            <code className="wrap-anywhere">{code}</code>{' '}
            <span className="block text-lg wrap-anywhere">{titleWithoutCode(signature)}</span>
          </>
        )
      }
      summary={
        <>
          <SeverityBadge severity={signature.severity} /> {signature.meaning}
        </>
      }
      actions={
        <LinkButton href={askAddress(view)} tone="primary">
          Ask
        </LinkButton>
      }
    />
  )
}

function Facts({ view: { signature, total } }: { view: ErrorPageView }) {
  const { code, driver, severity, vendor } = signature
  const facts = [
    ...(code ? [{ label: 'Code', value: <code className="wrap-anywhere">{code}</code> }] : []),
    { label: 'Driver', value: <a href={routes.errors(errorQuery({ vendor, driver }))}>{driver}</a> },
    { label: 'Severity', value: <SeverityBadge severity={severity} /> },
    { label: 'Seen here', value: plural(total, 'question') },
  ]
  return <FactBox title="Facts" facts={facts} vendor={vendor} />
}

function Points({
  id,
  title,
  points,
  numbered,
}: {
  id: string
  title: string
  points: string[]
  numbered?: boolean
}) {
  const List = numbered ? 'ol' : 'ul'
  return (
    <section aria-labelledby={id} className="grid content-start gap-2">
      <h2 id={id} className="border-b border-line pb-2 text-lg">
        {title}
      </h2>
      {points.length > 0 ? (
        <List className={`grid gap-1 pl-5 marker:text-ink-2 ${numbered ? 'list-decimal' : 'list-disc'}`}>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </List>
      ) : (
        <Nothing>Not known.</Nothing>
      )}
    </section>
  )
}

function CommunityText({ view: { community }, path }: { view: ErrorPageView; path: string }) {
  return (
    <Section id="notes" title="What people know">
      {community ? (
        <>
          <PostBody html={community.html} />
          <p className="text-sm">
            <a href={routes.page(community.path)}>This text on its own page</a> ·{' '}
            <a href={routes.pageEdit(community.path)}>Edit</a> ·{' '}
            <a href={routes.pageHistory(community.path)}>History</a>
          </p>
        </>
      ) : (
        <Nothing>
          Nobody has written about it yet.{' '}
          <a href={routes.newPage(path)} rel="nofollow">
            Write the community text
          </a>
          : what it looks like on your machine, what was tried, what helped.
        </Nothing>
      )}
    </Section>
  )
}

function vendorName(vendor: string): string {
  return vendors.find(({ slug }) => slug === vendor)?.name ?? vendor
}

function askAddress({ signature }: ErrorPageView): string {
  const query = new URLSearchParams({ title: (codeOf(signature) ?? signature.title).slice(0, 150) })
  if (signature.vendor !== 'general') query.set('tags', signature.vendor)
  return `${routes.ask()}?${query}`
}
