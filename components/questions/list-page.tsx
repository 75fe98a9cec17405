import { listQuery, type QuestionSort, questionSorts } from '@/lib/questions/list-input'
import { routes } from '@/lib/routes'
import { QuestionList, type QuestionRowView } from '../question-row'
import { Button, LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { TextField } from '../ui/field'
import { PageHeader } from '../ui/page-header'
import { Pagination } from '../ui/pagination'
import { Plain } from '../ui/plain'
import { Tabs } from '../ui/tabs'
import { MachineFilter } from './machine-filter'

type Chosen = { sort: QuestionSort; all: string[]; none: string[]; mine?: boolean }

type QuestionListPageProps = {
  chosen: Chosen
  questions: QuestionRowView[]
  /** The cursor of the next page. */
  next: string | null
  /** Not the first page. */
  paged: boolean
  unknownTags: string[]
  /** With `chosen.mine`: the rig that questions are compared with, or null while there is none. */
  machine?: { name: string } | null
}

export const sortNames: Record<QuestionSort, string> = {
  newest: 'Newest',
  active: 'Active',
  unanswered: 'Unanswered',
  votes: 'Most votes',
}

/** A list of questions with its orders, its filter by tags, and the way on. */
export function QuestionListPage(props: QuestionListPageProps) {
  const { chosen, questions, next, paged, unknownTags, machine } = props
  const { sort: order, all, none, mine } = chosen
  const link = (more: { sort?: QuestionSort; after?: string }) =>
    routes.questions() + listQuery({ sort: order, all, none, mine, ...more })
  return (
    <Plain>
      <PageHeader
        title={titleOf(chosen)}
        actions={
          <LinkButton tone="primary" href={routes.ask()}>
            Ask a question
          </LinkButton>
        }
      />
      <Tabs
        label="Order"
        tabs={questionSorts.map((sort) => ({
          href: link({ sort }),
          label: sortNames[sort],
          current: sort === chosen.sort,
        }))}
      />
      <TagFilter chosen={chosen} />
      <MachineFilter chosen={chosen} machine={machine} />
      <p data-new-count="" className="text-sm text-accent" hidden />
      <h2 className="sr-only">{chosen.all.length + chosen.none.length > 0 ? 'Found' : 'Questions'}</h2>
      {questions.length > 0 ? (
        <QuestionList questions={questions} label={titleOf(chosen)} />
      ) : (
        <Nothing paged={paged} unknownTags={unknownTags.filter((tag) => chosen.all.includes(tag))} />
      )}
      <Pagination
        newer={paged ? link({}) : undefined}
        older={next === null ? undefined : link({ after: next })}
        newerText="First page"
        olderText="More questions"
      />
    </Plain>
  )
}

export function titleOf({ sort, all, none, mine }: Chosen): string {
  const order = sort === 'votes' ? 'Questions with most votes' : `${sortNames[sort]} questions`
  const fits = mine ? ['my machine'] : []
  const tags = [...all, ...none.map((tag) => `not ${tag}`), ...fits]
  return tags.length === 0 ? order : `${order}: ${tags.join(', ')}`
}

function TagFilter({ chosen: { sort, all, none, mine } }: { chosen: Chosen }) {
  return (
    <form method="get" action={routes.questions()} className="my-3 flex flex-wrap items-end gap-2">
      <input type="hidden" name="sort" value={sort} />
      {mine && <input type="hidden" name="rig" value="mine" />}
      <div className="min-w-0 flex-1 basis-64 sm:max-w-96">
        <TextField
          name="tags"
          label="Tags"
          hint="Several at once; a minus leaves one out: nvidia, -wayland"
          defaultValue={[...all, ...none.map((tag) => `-${tag}`)].join(', ')}
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      <Button>Filter</Button>
    </form>
  )
}

function Nothing({ paged, unknownTags }: { paged: boolean; unknownTags: string[] }) {
  const title = paged ? 'That was all' : 'No question here yet'
  return (
    <EmptyState title={title} actions={<LinkButton href={routes.questions()}>All questions</LinkButton>}>
      {unknownTags.length > 0 && <p>There is no tag named {unknownTags.join(', ')}.</p>}
    </EmptyState>
  )
}
