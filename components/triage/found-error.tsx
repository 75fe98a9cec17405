import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { SignatureView } from '@/lib/triage/view'
import { codeOf, titleWithoutCode } from '../errors/names'
import { SeverityBadge } from '../errors/severity'
import { IssueList } from '../issue-list'
import { SimilarList } from '../questions/similar-list'

/** One error of a log: where it stands, what it means, what to do, who had it. */
export function FoundError({ found }: { found: SignatureView }) {
  const { signature, match, questions, issues } = found
  const { id, vendor, slug, severity, meaning } = signature
  const code = codeOf(signature)
  return (
    <li id={`found-${id}`} className="grid grid-cols-[minmax(0,1fr)] gap-3 py-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="min-w-0 text-base wrap-anywhere">
          <a href={routes.error(vendor, slug)}>
            {code && <code>{code}</code>}
            {code && ' '}
            {titleWithoutCode(signature)}
          </a>
        </h3>
        <SeverityBadge severity={severity} />
        <span className="text-sm text-ink-2">
          {signature.driver} · {plural(match.count, 'line')}
          {match.count > 1 && `, first ${match.first}`}
        </span>
      </div>
      <Excerpt found={found} />
      <p className="max-w-measure">{meaning}</p>
      <Advice found={found} />
      {questions.length > 0 && (
        <section className="grid gap-1 text-sm" aria-label={`Questions with ${signature.title}`}>
          <h4 className="text-sm">Asked before</h4>
          <SimilarList questions={questions} />
        </section>
      )}
      {issues.length > 0 && (
        <section className="grid gap-1 text-sm" aria-label={`Known issues with ${signature.title}`}>
          <h4 className="text-sm">Known issues</h4>
          <IssueList issues={issues} none="" />
        </section>
      )}
    </li>
  )
}

function Excerpt({ found: { match, signature } }: { found: SignatureView }) {
  const more = match.count - match.shown.length
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-1" aria-label={`Lines with ${signature.title}`}>
      <pre className="rounded-md bg-sunken p-3 text-xs whitespace-pre-wrap wrap-anywhere">
        {match.shown.map(({ number, text }, index) => (
          <>
            {index > 0 && '\n'}
            <span className="text-ink-2 select-none">{number}</span> {text}
          </>
        ))}
      </pre>
      {more > 0 && (
        <figcaption className="text-xs text-ink-2">
          and {plural(more, 'more line')}
          {match.lines.length > match.shown.length &&
            `: ${match.lines.slice(match.shown.length, match.shown.length + 10).join(', ')}${more > 10 ? ', …' : ''}`}
        </figcaption>
      )}
    </figure>
  )
}

/** Of what is only told for information, the advice is folded. */
function Advice({ found: { signature } }: { found: SignatureView }) {
  const { causes, actions, severity } = signature
  if (causes.length + actions.length === 0) return null
  const lists = (
    <div className="grid gap-4 text-sm sm:grid-cols-2">
      <Points title="Likely causes" points={causes} />
      <Points title="What to do" points={actions} />
    </div>
  )
  if (severity !== 'info') return lists
  return (
    <details className="text-sm">
      <summary className="min-h-6 cursor-pointer">More about it</summary>
      {lists}
    </details>
  )
}

function Points({ title, points }: { title: string; points: string[] }) {
  if (points.length === 0) return null
  return (
    <div className="grid content-start gap-1">
      <h4 className="text-sm">{title}</h4>
      <ul className="grid list-disc gap-1 pl-5 marker:text-ink-2">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  )
}
