import { Fragment } from 'react'
import { formatCount, formatScore } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { TagList, type TagView } from './tag-link'
import { Badge, Chip } from './ui/badge'
import { Icon } from './ui/icon'
import { Time } from './ui/time'

export type QuestionRowView = {
  id: number
  slug: string
  title: string
  excerpt?: string
  score: number
  answers: number
  accepted: boolean
  views: number
  tags: TagView[]
  /** Device, driver and kernel of the asker's machine: `RTX 4090`, `580.95`, `6.17`. */
  chips?: string[]
  author: { handle: string }
  askedAt: Date
  /** The newest thing that happened, when the list is ordered by it. */
  activity?: { verb: string; at: Date; by: { handle: string } }
  closed?: 'duplicate' | 'closed' | null
}

export function QuestionList({ questions, label }: { questions: QuestionRowView[]; label?: string }) {
  return (
    <ol className="question-list" aria-label={label}>
      {questions.map((question) => (
        <QuestionRow key={question.id} question={question} />
      ))}
    </ol>
  )
}

/** `data-tags` lets the overlay hide what the viewer muted, `data-at` mark what is new. */
export function QuestionRow({ question }: { question: QuestionRowView }) {
  const latest = question.activity?.at ?? question.askedAt
  return (
    <li
      className="question-row"
      data-post-id={question.id}
      data-tags={question.tags.map(({ name }) => name).join(' ')}
      data-at={latest.toISOString()}
    >
      <Numbers question={question} />
      <div className="min-w-0">
        <h3 className="question-title">
          <a href={routes.question(question.id, question.slug)}>{question.title}</a>{' '}
          {question.closed && (
            <Badge icon="lock">{question.closed === 'duplicate' ? 'Duplicate' : 'Closed'}</Badge>
          )}
        </h3>
        {question.excerpt && <p className="question-excerpt">{question.excerpt}</p>}
        <div className="question-meta">
          <TagList tags={question.tags} />
          {question.chips?.map((chip) => (
            <Fragment key={chip}>
              <Chip>{chip}</Chip>{' '}
            </Fragment>
          ))}
          <Activity question={question} />
        </div>
      </div>
    </li>
  )
}

function Numbers({ question }: { question: QuestionRowView }) {
  const state = question.accepted ? 'accepted' : question.answers > 0 ? 'answered' : 'open'
  return (
    <div className="question-numbers">
      <span className="question-score">
        <b>{formatScore(question.score)}</b> {Math.abs(question.score) === 1 ? 'vote' : 'votes'}
      </span>{' '}
      <span className={`question-answers is-${state}`}>
        {question.accepted && <Icon name="check" label="Accepted:" />}
        <b>{formatCount(question.answers)}</b> {question.answers === 1 ? 'answer' : 'answers'}
      </span>{' '}
      <span className="question-views">
        <b>{formatCount(question.views)}</b> {question.views === 1 ? 'view' : 'views'}
      </span>
    </div>
  )
}

function Activity({ question }: { question: QuestionRowView }) {
  const { verb, at, by } = question.activity ?? { verb: 'asked', at: question.askedAt, by: question.author }
  return (
    <span className="question-activity">
      {verb} <Time date={at} /> by <a href={routes.user(by.handle)}>{by.handle}</a>
    </span>
  )
}
