import { formatScore, plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { Fix } from '@/lib/signatures/page'
import { Nothing } from '../devices/section'
import { Badge } from '../ui/badge'

/** Answers that helped, what was confirmed by most people first. */
export function FixList({ fixes }: { fixes: Fix[] }) {
  if (fixes.length === 0)
    return (
      <Nothing>No answer to a question with this error was accepted, voted for or confirmed yet.</Nothing>
    )
  return (
    <ol className="grid divide-y divide-line border-y border-line">
      {fixes.map((fix) => (
        <li key={fix.id} className="grid gap-1 py-3">
          <p className="max-w-measure wrap-anywhere">{fix.excerpt}</p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
            <Evidence fix={fix} />
            <span>
              <a href={routes.answer(fix.questionId, fix.slug, fix.id)}>Answer by {fix.handle}</a> to “
              {fix.title}”
            </span>
          </p>
        </li>
      ))}
    </ol>
  )
}

function Evidence({ fix: { accepted, works, fails, score, dangerous } }: { fix: Fix }) {
  return (
    <>
      {dangerous && (
        <Badge tone="bad" icon="warning">
          Marked dangerous
        </Badge>
      )}
      {works > 0 && <Badge tone="good">works for {works}</Badge>}
      {fails > 0 && <Badge tone="bad">fails for {fails}</Badge>}
      {accepted && (
        <Badge tone="good" icon="check">
          Accepted
        </Badge>
      )}
      <span>{score === 1 ? plural(1, 'vote') : `${formatScore(score)} votes`}</span>
    </>
  )
}
