import { routes } from '@/lib/routes'
import { isDocumentKind, type SearchRequest, searchQuery } from '@/lib/search/input'
import type { SearchAnswer } from '@/lib/search/types'
import { PeopleList } from '../people-list'
import { SearchForm } from '../search-form'
import { TagCards } from '../tags/tag-index'
import { Columns } from '../ui/columns'
import { Notice } from '../ui/notice'
import { Pagination } from '../ui/pagination'
import { Plain } from '../ui/plain'
import { Beside } from './beside'
import { NothingFound } from './nothing-found'
import { ResultList } from './result-list'
import { SearchFacets } from './search-facets'
import { SearchHelp } from './search-help'
import { SimilarTitles } from './similar-titles'

type SearchPageProps = {
  request: SearchRequest
  answer: SearchAnswer
  /** The words alone, as the title of a question to ask. */
  words: string
}

export function SearchPage({ request, answer, words }: SearchPageProps) {
  return (
    <Plain>
      <h1 className="mb-4 text-2xl">{request.query === '' ? 'Search' : 'Search results'}</h1>
      <div className="mb-6 max-w-3xl">
        <SearchForm id="search-again" query={request.query} />
      </div>
      {request.query === '' && !request.tag ? (
        <SearchHelp />
      ) : (
        <Columns sideLabel="Besides" side={<Beside answer={answer} kind={request.kind} words={words} />}>
          <div className="grid gap-4">
            <SearchFacets request={request} answer={answer} />
            <Notes answer={answer} />
            <Found request={request} answer={answer} words={words} />
          </div>
        </Columns>
      )}
    </Plain>
  )
}

function Notes({ answer: { search, missing, tooSlow, relaxed } }: { answer: SearchAnswer }) {
  return (
    <>
      {tooSlow && (
        <Notice tone="warn" title="This search took too long" live>
          <p>Another, rarer word makes it quicker: an error code, a version, a name of a package.</p>
        </Notice>
      )}
      {relaxed && (
        <Notice title="Nothing holds all of these words">
          <p>These results leave one of them out.</p>
        </Notice>
      )}
      {[...missing, ...search.notes].map((note) => (
        <Notice key={note}>
          <p>{note}</p>
        </Notice>
      ))}
    </>
  )
}

function Found({ request, answer, words }: SearchPageProps) {
  const { kind, query, tag, sort, after } = request
  const { results, tags, people, similar, next, endless } = answer
  if (kind === 'tag')
    return tags.length > 0 ? <TagCards tags={tags} /> : <NothingFound answer={answer} words={words} />
  if (kind === 'user' && people.length > 0)
    return (
      <PeopleList
        people={people.map(({ handle, reputation }) => ({ handle, note: `${reputation} reputation` }))}
      />
    )
  if (!isDocumentKind(kind) || results.length === 0) return <NothingFound answer={answer} words={words} />
  const link = (cursor?: string) => routes.search() + searchQuery({ query, kind, tag, sort, after: cursor })
  return (
    <>
      <SimilarTitles titles={similar} />
      <ResultList results={results} label="Results" />
      {endless && (
        <p className="text-sm text-ink-2">There is more. Another word brings the right ones to the top.</p>
      )}
      <Pagination
        label="Pages of results"
        newer={after ? link() : undefined}
        older={next === null ? undefined : link(next)}
        newerText="First page"
        olderText="More results"
      />
    </>
  )
}
