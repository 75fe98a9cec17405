import { LinkButton } from './button'

type PaginationProps = {
  /** Where the previous, newer page is; absent on the first page. */
  newer?: string
  older?: string
  label?: string
  newerText?: string
  olderText?: string
}

/** Keyset pages have neighbours, not numbers. */
export function Pagination(props: PaginationProps) {
  const { newer, older, label = 'Pages', newerText = 'Newer', olderText = 'Older' } = props
  if (!newer && !older) return null
  return (
    <nav aria-label={label} className="flex justify-between gap-2 py-4">
      {newer ? (
        <LinkButton href={newer} rel="prev" icon="left">
          {newerText}
        </LinkButton>
      ) : (
        <span />
      )}
      {older && (
        <LinkButton href={older} rel="next" icon="right" className="flex-row-reverse">
          {olderText}
        </LinkButton>
      )}
    </nav>
  )
}
