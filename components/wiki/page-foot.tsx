import { routes } from '@/lib/routes'
import { TagList, type TagView } from '../tag-link'
import { Time } from '../ui/time'
import { Byline } from './byline'
import { ExportLinks } from './export-links'

type PageFootProps = {
  postId: number
  path: string
  tags: TagView[]
  lastEdit: { at: Date; summary: string; author: { handle: string }; byline?: string | null } | null
  contributors: { handle: string; edits: number; byline?: string | null }[]
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
          <Byline author={lastEdit.author} byline={lastEdit.byline} />
          {lastEdit.summary && <q className="ml-1">{lastEdit.summary}</q>}
        </p>
      )}
      {contributors.length > 0 && (
        <p>
          Written by{' '}
          {contributors.map(({ handle, edits, byline }, at) => (
            <span key={`${handle} ${byline ?? ''}`}>
              {at > 0 && ', '}
              <Byline author={{ handle }} byline={byline} />
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
      <a href={routes.pageVerify(path)}>Verify</a>
      <a href={routes.pageNeeds(path)}>Needs a change</a>
      <a href={routes.pageMove(path)}>Move</a>
      <a href={routes.pageObsolete(path)}>Obsolete</a>
      <a href={routes.pageRaw(path)} type="text/markdown">
        Markdown
      </a>
      <ExportLinks of={path} what="this page" />
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
