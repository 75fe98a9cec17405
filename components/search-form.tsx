import { routes } from '@/lib/routes'
import { Icon } from './ui/icon'

type SearchFormProps = {
  /** Distinguishes the forms of a page that has more than the header's. */
  id?: string
  query?: string
}

export function SearchForm({ id = 'site-search', query }: SearchFormProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: older readers know the role, not yet the search element
    <form className="search-form" method="get" action={routes.search()} role="search" aria-label={labels(id)}>
      <label className="sr-only" htmlFor={id}>
        Search questions, notes and identifiers
      </label>
      <input
        id={id}
        className="input"
        type="search"
        name="q"
        defaultValue={query}
        placeholder="Xid 79, 1002:744c, black screen"
        maxLength={300}
        autoComplete="off"
      />
      <button type="submit" className="search-button">
        <Icon name="search" />
        <span className="sr-only">Search</span>
      </button>
    </form>
  )
}

const labels = (id: string) => (id === 'site-search' ? 'Site' : 'On this page')
