import { routes } from '@/lib/routes'
import { candidateLimits, type SearchRequest, searchQuery, searchSorts } from '@/lib/search/input'
import type { DocumentKind, SearchAnswer } from '@/lib/search/types'
import { Tabs } from '../ui/tabs'
import { VendorMark, vendors } from '../vendor-mark'

type FacetsProps = { request: SearchRequest; answer: SearchAnswer }

/** What kind, in which order, of which vendor: each choice is a link and keeps the others. */
export function SearchFacets({ request, answer }: FacetsProps) {
  const { kind, sort, tag, query } = request
  const link = (change: Partial<SearchRequest>) =>
    routes.search() + searchQuery({ query, kind, tag, sort, ...change, after: undefined })
  const isRanked = kind !== 'tag' && kind !== 'user'
  return (
    <div className="grid gap-2">
      <Tabs
        label="Kinds"
        tabs={kindsOf(answer).map(({ value, label, count }) => ({
          href: link({ kind: value }),
          label: count === undefined ? label : `${label} ${count}`,
          current: value === kind,
        }))}
      />
      {isRanked && (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm">
          <Choices
            label="Order"
            choices={searchSorts.map((one) => ({
              key: one,
              href: link({ sort: one }),
              text: sortNames[one],
              chosen: one === sort,
            }))}
          />
          <Choices
            label="Vendor"
            choices={[
              { key: 'any', href: link({ tag: null }), text: 'Any vendor', chosen: tag === null },
              ...vendors
                .filter(({ slug }) => slug !== 'general')
                .map(({ slug }) => ({
                  key: slug,
                  href: link({ tag: slug }),
                  text: <VendorMark vendor={slug} />,
                  chosen: slug === tag,
                })),
            ]}
          />
          <ObsoleteChoice answer={answer} query={query} link={link} />
        </div>
      )}
    </div>
  )
}

type ObsoleteChoiceProps = {
  answer: SearchAnswer
  query: string
  link: (change: Partial<SearchRequest>) => string
}

/** Pages that hold no longer are left out until they are asked for. */
function ObsoleteChoice({ answer: { search }, query, link }: ObsoleteChoiceProps) {
  if (search.obsolete === 'only' || (search.kinds.length > 0 && !search.kinds.includes('page'))) return null
  const without = query.replace(/(?:^|\s)include:obsolete(?=\s|$)/gi, ' ').trim()
  return search.obsolete === 'out' ? (
    <a href={link({ query: `${query} include:obsolete` })}>Include obsolete notes</a>
  ) : (
    <a href={link({ query: without })}>Leave out obsolete notes</a>
  )
}

type Choice = { key: string; href: string; text: React.ReactNode; chosen: boolean }

function Choices({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-4">
      {choices.map(({ key, href, text, chosen }) => (
        <a
          key={key}
          href={href}
          aria-current={chosen ? 'true' : undefined}
          className="inline-flex min-h-7 items-center gap-1.5 text-ink-2 no-underline aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {text}
        </a>
      ))}
    </nav>
  )
}

const sortNames = { relevance: 'Best match', newest: 'Newest', votes: 'Most votes' } as const

function kindsOf({ counts, open, tags, people }: SearchAnswer) {
  const count = (kind: DocumentKind) =>
    open.includes(kind) ? `${Math.min(counts[kind], candidateLimits[kind])}+` : String(counts[kind])
  return [
    { value: null, label: 'All', count: undefined },
    { value: 'question', label: 'Questions', count: count('question') },
    { value: 'answer', label: 'Answers', count: count('answer') },
    { value: 'page', label: 'Notes', count: count('page') },
    { value: 'tag', label: 'Tags', count: tags.length > 5 ? '5+' : String(tags.length) },
    { value: 'user', label: 'People', count: people.length > 5 ? '5+' : String(people.length) },
  ] as const
}
