import 'server-only'
import { listQuestions, type QuestionSummary } from './list'
import { rowView } from './row'

/** The newest questions and, besides, the newest of all others that nobody could answer yet. */
export async function listNewestAndOpen(tags: string[], { newest, open }: { newest: number; open: number }) {
  const filter = { all: tags, none: [], after: null }
  const [first, unanswered] = await Promise.all([
    listQuestions({ sort: 'newest', ...filter }, newest),
    listQuestions({ sort: 'unanswered', ...filter }, newest + open),
  ])
  const shown = new Set(first.questions.map(({ id }) => id))
  const others = unanswered.questions.filter(({ id }) => !shown.has(id)).slice(0, open)
  return { newest: first.questions.map(view), unanswered: others.map(view) }
}

const view = (question: QuestionSummary) => rowView(question)
