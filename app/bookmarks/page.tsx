import type { Metadata } from 'next'
import { BadAddress } from '@/components/bad-address'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Time } from '@/components/ui/time'
import { requireViewer } from '@/lib/auth/gates'
import { type Bookmark, listBookmarks, parseBookmarkCursor } from '@/lib/bookmarks/queries'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Bookmarks', robots: { index: false } }

export default async function BookmarksPage({ searchParams }: PageProps<'/bookmarks'>) {
  const viewer = await requireViewer()
  const { after } = readQuery(await searchParams)
  const from = after === undefined ? null : parseBookmarkCursor(after)
  if (after !== undefined && from === null) return <BadAddress />
  const { bookmarks, next } = await listBookmarks(viewer.id, from)
  const back = after === undefined ? routes.bookmarks() : `${routes.bookmarks()}?after=${after}`
  return (
    <>
      <PageHeader title="Bookmarks" summary="What you kept; nobody else sees this list." />
      {bookmarks.length > 0 ? (
        <ol className="grid divide-y divide-line border-y border-line" aria-label="Bookmarks">
          {bookmarks.map((bookmark) => (
            <Row key={bookmark.id} bookmark={bookmark} back={back} />
          ))}
        </ol>
      ) : (
        <EmptyState
          title={from ? 'That was all' : 'Nothing kept yet'}
          actions={<LinkButton href={routes.questions()}>Browse questions</LinkButton>}
        >
          The bookmark button stands under the votes of every post.
        </EmptyState>
      )}
      <Pagination
        newer={from ? routes.bookmarks() : undefined}
        older={next === null ? undefined : `${routes.bookmarks()}?after=${next}`}
        newerText="Latest"
      />
    </>
  )
}

function Row({ bookmark, back }: { bookmark: Bookmark; back: string }) {
  const { id, kind, title, excerpt, href, author, keptAt } = bookmark
  return (
    <li className="flex items-start gap-3 py-3">
      <div className="min-w-0 flex-1">
        <a href={href} className="font-medium wrap-anywhere">
          {title}
        </a>
        {excerpt && <p className="text-sm text-ink-2 wrap-anywhere">{excerpt}</p>}
        <p className="text-xs text-ink-2">
          {kind} by <a href={routes.user(author)}>{author}</a>, kept <Time date={keptAt} />
        </p>
      </div>
      <form method="post" action={routes.bookmark(id)}>
        <input type="hidden" name="back" value={back} />
        <Button size="small" tone="quiet" icon="cross" name="value" value="0">
          Remove<span className="sr-only"> the bookmark of {title}</span>
        </Button>
      </form>
    </li>
  )
}
