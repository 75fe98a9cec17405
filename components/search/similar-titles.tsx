import type { FoundTitle } from '@/lib/search/types'

/** Titles that look like what was typed. */
export function SimilarTitles({ titles }: { titles: FoundTitle[] }) {
  if (titles.length === 0) return null
  return (
    <section aria-labelledby="similar" className="grid gap-2">
      <h2 id="similar" className="text-lg">
        Did you mean
      </h2>
      <ul className="grid gap-1.5">
        {titles.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
