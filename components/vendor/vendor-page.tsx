import { plural } from '@/lib/format/numbers'
import { listQuery } from '@/lib/questions/list-input'
import { routes } from '@/lib/routes'
import { topicId } from '@/lib/wiki/paths'
import { FollowControl } from '../follow-control'
import { muteMarks } from '../mutable'
import { PeopleList } from '../people-list'
import type { QuestionRowView } from '../question-row'
import { QuestionSection } from '../question-section'
import { LinkButton } from '../ui/button'
import { Columns, SideBox } from '../ui/columns'
import { PageHeader } from '../ui/page-header'
import { Plain } from '../ui/plain'
import { Stats } from '../ui/stat'
import { VendorMark } from '../vendor-mark'
import { ChangeList, type ChangeView } from '../wiki/change-list'
import type { PageLink } from '../wiki/page-links'
import type { VendorCardView } from './vendor-cards'

export type VendorPageProps = {
  vendor: VendorCardView
  topics: { topic: string; total: number; pages: Omit<PageLink, 'vendor'>[] }[]
  newest: QuestionRowView[]
  unanswered: QuestionRowView[]
  changes: ChangeView[]
  contributors: { handle: string; edits: number; answers: number }[]
}

/** Everything about one vendor's drivers, or the way to it. */
export function VendorPage({ vendor, topics, newest, unanswered, changes, contributors }: VendorPageProps) {
  const { slug, name } = vendor
  return (
    <Plain>
      <VendorHeader vendor={vendor} />
      <Columns
        sideLabel={`More about ${name}`}
        side={<Side vendor={vendor} changes={changes} contributors={contributors} />}
      >
        <div className="grid gap-10">
          <Notes vendor={vendor} topics={topics} />
          <QuestionSection
            id="newest"
            title="Newest questions"
            questions={newest}
            more={routes.questions() + listQuery({ all: [slug] })}
            moreText={`All ${name} questions`}
            none={`Nobody has asked about ${name} yet.`}
          />
          <QuestionSection
            id="unanswered"
            title="Waiting for a solution"
            questions={unanswered}
            more={routes.questions() + listQuery({ sort: 'unanswered', all: [slug] })}
            moreText="All unanswered"
            none="There is no other open question here."
          />
        </div>
      </Columns>
    </Plain>
  )
}

function VendorHeader({ vendor }: { vendor: VendorCardView }) {
  const { slug, name, summary, notes, questions, followers } = vendor
  return (
    <PageHeader
      vendor={slug}
      title={`${name} on Linux`}
      summary={summary}
      actions={
        <>
          <FollowControl
            target={`tag:${slug}`}
            action={routes.followTag(slug)}
            back={routes.vendor(slug)}
            name={name}
            count={followers}
          />
          <LinkButton href={`${routes.ask()}?tags=${slug}`} tone="primary">
            Ask about {name}
          </LinkButton>
        </>
      }
    >
      <Stats
        stats={[
          { label: 'Notes', value: notes.toLocaleString('en') },
          { label: 'Questions', value: questions.toLocaleString('en') },
          { label: 'Followers', value: followers.toLocaleString('en') },
        ]}
      />
    </PageHeader>
  )
}

function Notes({ vendor: { slug, name }, topics }: Pick<VendorPageProps, 'vendor' | 'topics'>) {
  return (
    <section aria-labelledby="notes" className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line pb-2">
        <h2 id="notes" className="flex items-center gap-2 text-lg">
          <VendorMark vendor={slug} bare /> Driver notes
        </h2>
        <a href={routes.newPage()} className="text-sm">
          Write a note
        </a>
      </div>
      {topics.length === 0 && (
        <p className="text-sm text-ink-2">No notes about {name} yet. Write what you wish you had found.</p>
      )}
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {topics.map(({ topic, total, pages }) => (
          <section
            key={topic}
            aria-labelledby={topicId(topic)}
            className="grid content-start gap-2"
            data-group=""
          >
            <h3 id={topicId(topic)} className="text-sm text-ink-2">
              {topic}
            </h3>
            <ul className="grid gap-2">
              {pages.map((page) => (
                <li key={page.slug} className="grid" {...muteMarks(page.root)}>
                  <a href={routes.page(`${slug}/${page.slug}`)} className="font-medium">
                    {page.title}
                  </a>
                  {page.lead && <span className="text-sm text-ink-2">{page.lead}</span>}
                </li>
              ))}
            </ul>
            {total > pages.length && (
              <a href={`${routes.wikiVendor(slug)}#${topicId(topic)}`} className="text-sm">
                All {total.toLocaleString('en')} about {topic}
              </a>
            )}
          </section>
        ))}
      </div>
    </section>
  )
}

function Side({
  vendor,
  changes,
  contributors,
}: Pick<VendorPageProps, 'vendor' | 'changes' | 'contributors'>) {
  const { slug, name } = vendor
  return (
    <>
      <SideBox title="Recent edits">
        {changes.length > 0 ? (
          <ChangeList changes={changes} label="Recent edits" />
        ) : (
          <p className="text-ink-2">No edits yet.</p>
        )}
        <a href={routes.recentChanges(slug)}>All recent changes</a>
      </SideBox>
      {contributors.length > 0 && (
        <SideBox title="Contributors lately">
          <PeopleList
            people={contributors.map(({ handle, ...did }) => ({ handle, note: contribution(did) }))}
          />
        </SideBox>
      )}
      <SideBox title="Stay informed">
        <ul className="grid gap-1">
          <li>
            <a href={routes.vendorFeed(slug)}>Atom feed of {name}</a>
          </li>
          <li>
            <a href={routes.tag(slug)}>The tag {slug}</a>
          </li>
        </ul>
      </SideBox>
    </>
  )
}

function contribution({ edits, answers }: { edits: number; answers: number }): string {
  const parts = [edits > 0 ? plural(edits, 'edit') : '', answers > 0 ? plural(answers, 'answer') : '']
  return parts.filter(Boolean).join(', ')
}
