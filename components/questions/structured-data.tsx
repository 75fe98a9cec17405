import type { QuestionThread, ThreadAnswer } from '@/lib/questions/types'
import { routes } from '@/lib/routes'
import { JsonLd } from '../json-ld'

/** schema.org/QAPage for search engines, as data that no browser runs. */
export function StructuredData({ thread, origin }: { thread: QuestionThread; origin: string }) {
  return <JsonLd data={qaPage(thread, origin)} />
}

function qaPage(thread: QuestionThread, origin: string) {
  const { id, slug, title, question, answers, answerCount } = thread
  const path = routes.question(id, slug)
  const entry = (answer: ThreadAnswer) => ({
    '@type': 'Answer',
    ...written(answer, origin),
    url: `${origin}${path}#post-${answer.id}`,
  })
  const accepted = answers.filter(({ acceptedAt }) => acceptedAt !== null)
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: title,
      answerCount,
      ...written(question, origin),
      ...(accepted[0] ? { acceptedAnswer: entry(accepted[0]) } : {}),
      suggestedAnswer: answers.filter((answer) => answer !== accepted[0]).map(entry),
    },
  }
}

function written({ excerpt, score, createdAt, author }: QuestionThread['question'], origin: string) {
  return {
    text: excerpt,
    upvoteCount: Math.max(0, score),
    dateCreated: createdAt.toISOString(),
    author: { '@type': 'Person', name: author.handle, url: `${origin}${routes.user(author.handle)}` },
  }
}
