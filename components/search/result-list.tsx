import { formatScore, plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { SearchResult } from '@/lib/search/types'
import { TagList } from '../tag-link'
import { Badge } from '../ui/badge'
import { Icon } from '../ui/icon'
import { Time } from '../ui/time'
import { MarkedText } from './marked-text'

/** What was found, the best first, each with the words around the find. */
export function ResultList({ results, label }: { results: SearchResult[]; label: string }) {
  return (
    <ol aria-label={label} className="grid">
      {results.map((result) => (
        <Result key={result.id} result={result} />
      ))}
    </ol>
  )
}

function Result({ result }: { result: SearchResult }) {
  const { kind, title, snippet, tags } = result
  return (
    <li className="grid gap-1 border-b border-line py-3.5" data-kind={kind}>
      <h2 className="text-base">
        <span className="mr-2 inline-flex items-center gap-1 text-xs font-normal text-ink-2">
          <Icon name={icons[kind]} /> {names[kind]}
        </span>
        <a href={addressOf(result)}>
          {kind === 'answer' && 'Re: '}
          <MarkedText pieces={title} />
        </a>
      </h2>
      <p className="line-clamp-3 text-sm text-ink-2">
        <MarkedText pieces={snippet} />
      </p>
      <div className="question-meta">
        <TagList tags={tags} />
        <Facts result={result} />
      </div>
    </li>
  )
}

function Facts({
  result: { kind, score, answers, accepted, obsolete, author, at },
}: {
  result: SearchResult
}) {
  return (
    <span className="ml-auto inline-flex flex-wrap items-center gap-x-2 text-xs text-ink-2">
      {accepted && (
        <Badge tone="good" icon="check">
          {kind === 'answer' ? 'Accepted' : 'Solved'}
        </Badge>
      )}
      {obsolete && <Badge tone="warn">Obsolete</Badge>}
      {kind !== 'page' && (
        <span>
          <span className="font-mono">{formatScore(score)}</span> {Math.abs(score) === 1 ? 'vote' : 'votes'}
        </span>
      )}
      {kind === 'question' && <span>{plural(answers, 'answer')}</span>}
      <span>
        <Time date={at} mode="date" /> by <a href={routes.user(author.handle)}>{author.handle}</a>
      </span>
    </span>
  )
}

const names = { question: 'Question', answer: 'Answer', page: 'Note' } as const
const icons = { question: 'comment', answer: 'reply', page: 'page' } as const

function addressOf({ id, kind, root }: SearchResult): string {
  if (kind === 'page') return routes.page(root.slug)
  return kind === 'answer' ? routes.answer(root.id, root.slug, id) : routes.question(root.id, root.slug)
}
