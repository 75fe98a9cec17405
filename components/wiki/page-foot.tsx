import { routes } from '@/lib/routes'
import { TagList, type TagView } from '../tag-link'
import { Time } from '../ui/time'

type PageFootProps = {
  postId: number
  path: string
  tags: TagView[]
  lastEdit: { at: Date; summary: string; author: { handle: string } } | null
  contributors: { handle: string; edits: number }[]
}

/** Under the text: tags, who wrote it, and what may be done with it. */
export function PageFoot({ postId, path, tags, lastEdit, contributors }: PageFootProps) {
  return (
    <footer className="mt-10 grid gap-3 border-t border-line pt-4 text-sm text-ink-2" data-post-id={postId}>
      <div className="flex flex-wrap gap-1.5">
        <TagList tags={tags} />
      </div>
      {lastEdit && (
        <p>
          Last edited <Time date={lastEdit.at} />
          {' by '}
          <a href={routes.user(lastEdit.author.handle)}>{lastEdit.author.handle}</a>
          {lastEdit.summary && <q className="ml-1">{lastEdit.summary}</q>}
        </p>
      )}
      {contributors.length > 0 && (
        <p>
          Written by{' '}
          {contributors.map(({ handle, edits }, at) => (
            <span key={handle}>
              {at > 0 && ', '}
              <a href={routes.user(handle)}>{handle}</a>
              {edits > 1 && ` (${edits})`}
            </span>
          ))}
        </p>
      )}
      <PageActions postId={postId} path={path} />
    </footer>
  )
}

function PageActions({ postId, path }: { postId: number; path: string }) {
  return (
    <div className="post-actions" data-no-print="">
      <a href={routes.pageEdit(path)}>Edit</a>
      <a href={routes.pageHistory(path)}>History</a>
      <a href={routes.pageMove(path)}>Move</a>
      <a href={routes.pageRaw(path)} type="text/markdown">
        Markdown
      </a>
      <a href={routes.pageFeed(path)}>Feed</a>
      <a href={routes.postFlag(postId)}>Flag</a>
      <form method="post" action={routes.deletion(postId)} data-tool="delete">
        <input type="hidden" name="back" value={routes.page(path)} />
        <input type="hidden" name="value" value="1" />
        <button type="submit">Delete</button>
      </form>
      <a href={routes.pageProtect(path)} data-tool="moderate">
        Protect
      </a>
      <a href={routes.postModerate(postId)} data-tool="moderate">
        Moderate
      </a>
    </div>
  )
}
