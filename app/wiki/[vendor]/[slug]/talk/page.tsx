import type { Metadata } from 'next'
import { CommentTree } from '@/components/comment-tree'
import { GonePage } from '@/components/gone-page'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Textarea } from '@/components/ui/field'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { notFound, permanentRedirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { pathOf } from '@/lib/wiki/paths'
import { listTalk } from '@/lib/wiki/queries'
import { findCachedPage, type PageParams, requirePath } from '@/lib/wiki/request'

export const dynamic = 'force-static'
export const revalidate = false
export const generateStaticParams = () => []

type Props = { params: PageParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const sight = await findCachedPage(await requirePath(params))
  return { title: sight.found === 'page' ? `Talk: ${sight.page.title}` : 'No such page' }
}

export default async function TalkPage({ params }: Props) {
  const sight = await findCachedPage(await requirePath(params))
  if (sight.found === 'moved') permanentRedirect(routes.pageTalk(pathOf(sight.to)))
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  if (sight.found !== 'page') notFound()
  const { id, title, vendor, comments } = sight.page
  const path = pathOf(sight.page)
  const here = routes.pageTalk(path)
  const thread = await listTalk(id)
  return (
    <>
      <WikiPageHeader {...{ title, vendor, path, comments }} current="talk" />
      <div data-post-id={id} className="max-w-3xl">
        {thread.length > 0 ? (
          <CommentTree comments={thread.map((c) => ({ ...c, at: c.createdAt }))} path={here} />
        ) : (
          <EmptyState title="Nobody has said anything about this page yet">
            Ask what is unclear, say what is wrong or missing. What is certain belongs into the page itself.
          </EmptyState>
        )}
        <form method="post" action={routes.comments(id)} className="mt-6 grid gap-3" data-guard="">
          <input type="hidden" name="back" value={here} />
          <Textarea
            name="body"
            label="Add to the talk"
            hint="Markdown; up to 2,000 characters."
            rows={5}
            maxLength={2000}
            required
          />
          <div>
            <Button tone="primary">Post</Button>
          </div>
        </form>
      </div>
    </>
  )
}
