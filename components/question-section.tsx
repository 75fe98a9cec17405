import { QuestionList, type QuestionRowView } from './question-row'

type QuestionSectionProps = {
  id: string
  title: string
  questions: QuestionRowView[]
  /** Where there are more of them. */
  more: string
  moreText: string
  /** Said when there are none. */
  none: string
}

/** A few questions under a heading, with the way to the whole list. */
export function QuestionSection({ id, title, questions, more, moreText, none }: QuestionSectionProps) {
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line pb-2">
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        <a href={more} className="text-sm">
          {moreText}
        </a>
      </div>
      {questions.length > 0 ? (
        <QuestionList questions={questions} label={title} />
      ) : (
        <p className="py-4 text-sm text-ink-2">{none}</p>
      )}
    </section>
  )
}
