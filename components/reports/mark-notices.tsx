import type { MarkView } from '@/lib/reports/types'
import { markKinds } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'
import { markWords } from './words'

/** Warnings to readers, above what they warn of; the dangerous first. */
export function MarkNotices({ postId, marks }: { postId: number; marks: MarkView[] }) {
  const kinds = [...markKinds].reverse().filter((kind) => marks.some((mark) => mark.kind === kind))
  if (kinds.length === 0) return null
  return (
    <div className="mb-4 grid gap-2">
      {kinds.map((kind) => (
        <Notice key={kind} tone={kind === 'dangerous' ? 'bad' : 'warn'} title={markWords[kind]}>
          <ul className="grid gap-1">
            {marks
              .filter((mark) => mark.kind === kind)
              .map(({ comment, by, at }) => (
                <li key={by} className="wrap-anywhere">
                  {comment} <MarkedBy by={by} at={at} />
                </li>
              ))}
          </ul>
          <p className="text-sm">
            <a href={`${routes.postReports(postId)}#marks`}>Is this wrong?</a>
          </p>
        </Notice>
      ))}
    </div>
  )
}

function MarkedBy({ by, at }: Pick<MarkView, 'by' | 'at'>) {
  return (
    <span className="text-sm text-ink-2">
      <a href={routes.user(by)}>{by}</a>, <Time date={at} mode="date" />
    </span>
  )
}
