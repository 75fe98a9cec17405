import { formatScore, plural } from '@/lib/format/numbers'
import { listQuery } from '@/lib/questions/list-input'
import { routes } from '@/lib/routes'
import { FollowControl } from '../follow-control'
import { PeopleList } from '../people-list'
import { PostBody } from '../post-body'
import type { QuestionRowView } from '../question-row'
import { QuestionSection } from '../question-section'
import { TagLink, type TagView } from '../tag-link'
import { LinkButton } from '../ui/button'
import { Columns, SideBox } from '../ui/columns'
import { PageHeader } from '../ui/page-header'
import { Plain } from '../ui/plain'
import { type PageLink, PageLinks } from '../wiki/page-links'

export type TagArticle = { path: string; html: string }

export type TagPageProps = {
  tag: {
    name: string
    kind: string
    vendor: string | null
    description: string
    questions: number
    pages: number
    followers: number
    parent: string | null
    synonyms: string[]
    children: TagView[]
  }
  newest: QuestionRowView[]
  unanswered: QuestionRowView[]
  /** The wiki page that tells what the tag stands for. */
  article: TagArticle | null
  notes: PageLink[]
  answerers: { handle: string; answers: number; score: number }[]
}

/** What a tag stands for, and what carries it. */
export function TagPage({ tag, newest, unanswered, article, notes, answerers }: TagPageProps) {
  const { name } = tag
  return (
    <Plain>
      <TagHeader tag={tag} />
      <Columns sideLabel={`More about ${name}`} side={<Side tag={tag} answerers={answerers} />}>
        <div className="grid gap-10">
          <About name={name} article={article} />
          {notes.length > 0 && (
            <section aria-labelledby="pages" className="grid gap-2">
              <h2 id="pages" className="text-lg">
                Driver notes
              </h2>
              <PageLinks pages={notes} />
            </section>
          )}
          <QuestionSection
            id="newest"
            title="Newest questions"
            questions={newest}
            more={routes.questions() + listQuery({ all: [name] })}
            moreText={`All questions tagged ${name}`}
            none="Nobody has asked under this tag yet."
          />
          <QuestionSection
            id="unanswered"
            title="Waiting for a solution"
            questions={unanswered}
            more={routes.questions() + listQuery({ sort: 'unanswered', all: [name] })}
            moreText="All unanswered"
            none="There is no other open question here."
          />
        </div>
      </Columns>
    </Plain>
  )
}

/** The page about the tag, or the way to write it. */
function About({ name, article }: { name: string; article: TagArticle | null }) {
  if (!article)
    return (
      <p className="text-sm">
        <a href={routes.newTagPage(name)}>Write about this tag</a>: what carries it, what does not, and where
        to begin.
      </p>
    )
  return (
    <section aria-label={`About ${name}`} className="grid gap-3">
      <PostBody html={article.html} />
      <p className="text-sm text-ink-2">
        <a href={routes.page(article.path)}>Page</a> · <a href={routes.pageEdit(article.path)}>Edit</a> ·{' '}
        <a href={routes.pageHistory(article.path)}>History</a>
      </p>
    </section>
  )
}

function TagHeader({ tag }: Pick<TagPageProps, 'tag'>) {
  const { name, kind, vendor, description, questions, pages, followers } = tag
  return (
    <PageHeader
      vendor={kind === 'vendor' ? name : (vendor ?? undefined)}
      above={
        <>
          <a href={routes.tags()}>Tags</a> · {kind}
          {kind === 'vendor' && (
            <>
              {' · '}
              <a href={routes.vendor(name)}>hub</a>
            </>
          )}
        </>
      }
      title={name}
      summary={description || 'Nobody has described this tag yet.'}
      actions={
        <>
          <FollowControl
            target={`tag:${name}`}
            action={routes.followTag(name)}
            back={routes.tag(name)}
            name={name}
            count={followers}
          />
          <LinkButton href={`${routes.ask()}?tags=${encodeURIComponent(name)}`} tone="primary">
            Ask
          </LinkButton>
        </>
      }
    >
      <p className="text-sm text-ink-2">
        {plural(questions, 'question')} · {plural(pages, 'page')} · {plural(followers, 'follower')}
      </p>
    </PageHeader>
  )
}

function Side({ tag, answerers }: Pick<TagPageProps, 'tag' | 'answerers'>) {
  const { name, parent, children, synonyms } = tag
  return (
    <>
      {(parent !== null || children.length > 0) && (
        <SideBox title="Related tags">
          {parent !== null && (
            <p>
              Part of <TagLink tag={{ name: parent }} />
            </p>
          )}
          <ul className="flex flex-wrap gap-1.5" aria-label="Narrower tags">
            {children.map((child) => (
              <li key={child.name}>
                <TagLink tag={child} />
              </li>
            ))}
          </ul>
        </SideBox>
      )}
      {synonyms.length > 0 && (
        <SideBox title="Also written">
          <p className="font-mono text-xs">{synonyms.join(', ')}</p>
        </SideBox>
      )}
      {answerers.length > 0 && (
        <SideBox title="Answered best lately">
          <PeopleList
            people={answerers.map(({ handle, answers, score }) => ({
              handle,
              note: `${plural(answers, 'answer')}, ${formatScore(score)}`,
            }))}
          />
        </SideBox>
      )}
      <SideBox title="More">
        <ul className="grid gap-1">
          <li>
            <a href={routes.tagFeed(name)}>Atom feed</a>
          </li>
          <li>
            <a href={`${routes.search()}?q=${encodeURIComponent(`[${name}] `)}`}>Search under this tag</a>
          </li>
          <li>
            <a href={routes.editTag(name)}>Kind, parent and synonyms</a>
          </li>
        </ul>
      </SideBox>
    </>
  )
}
