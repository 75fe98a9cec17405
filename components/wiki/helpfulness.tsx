import { plural } from '@/lib/format/numbers'
import { shareOf, trendInWords } from '@/lib/verdicts/trend'
import type { Verdicts } from '@/lib/verdicts/types'

/** The share of readers whom each revision helped, oldest first. Drawn on the server, with the numbers as a table. */
export function HelpfulnessTrend({ course }: { course: Verdicts[] }) {
  if (course.length === 0) return null
  return (
    <figure className="bar-chart mb-6 max-w-md">
      <figcaption>
        <span>Did it solve the problem? Share of “yes” by revision</span>
        <span className="whitespace-nowrap font-mono">0 to 100 %</span>
      </figcaption>
      <svg viewBox={`0 0 ${course.length * 10} 40`} preserveAspectRatio="none" aria-hidden="true">
        {course.map((one, index) => {
          const height = Math.max(1, (shareOf(one) / 100) * 39)
          return (
            <rect key={one.number} x={index * 10 + 1} width="8" y={40 - height} height={height}>
              <title>{`Revision ${one.number}: ${shareOf(one)} %`}</title>
            </rect>
          )
        })}
        <line x1="0" x2={course.length * 10} y1="40" y2="40" />
      </svg>
      <p className="bar-ends" aria-hidden="true">
        <span>{course[0]?.number}</span>
        <span>{course.at(-1)?.number}</span>
      </p>
      <p className="text-sm text-ink-2">{trendInWords(course)}</p>
      <div className="sr-only">
        <table>
          <caption>Share of readers whose problem each revision solved</caption>
          <tbody>
            {course.map((one) => (
              <tr key={one.number}>
                <th scope="row">Revision {one.number}</th>
                <td>
                  {shareOf(one)} %, {solvedText(one)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

export function solvedText({ solved, said }: Omit<Verdicts, 'number'>): string {
  return `solved it for ${solved} of ${plural(said, 'reader')}`
}
