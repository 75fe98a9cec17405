import { plural } from '@/lib/format/numbers'
import type { SimilarQuestion } from '@/lib/questions/types'
import { routes } from '@/lib/routes'
import { muteMarks } from '../mutable'

/** Titles with how far each is answered. */
export function SimilarList({ questions }: { questions: SimilarQuestion[] }) {
  return (
    <ul className="grid gap-1.5">
      {questions.map(({ id, slug, title, answers, accepted, tags }) => (
        <li key={id} className="min-w-0" {...(tags && muteMarks({ id, tags }))}>
          <a href={routes.question(id, slug)} className="wrap-anywhere">
            {title}
          </a>{' '}
          <span className="text-xs text-ink-2">
            {accepted ? 'solved' : answers > 0 ? plural(answers, 'answer') : 'no answer yet'}
          </span>
        </li>
      ))}
    </ul>
  )
}
