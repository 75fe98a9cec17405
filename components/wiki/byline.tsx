import { routes } from '@/lib/routes'

type BylineProps = { author: { handle: string }; byline?: string | null | undefined }

/** Who wrote something: an account of this site, or the name at the source it was imported from. */
export function Byline({ author, byline }: BylineProps) {
  if (!byline) return <a href={routes.user(author.handle)}>{author.handle}</a>
  return (
    <span className="wrap-anywhere">
      {byline}, <a href={routes.user(author.handle)}>imported</a>
    </span>
  )
}
