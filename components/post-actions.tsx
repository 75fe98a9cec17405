import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import { Icon } from './ui/icon'

type PostActionsProps = {
  postId: number
  kind: 'question' | 'answer'
  back: string
  /** Answers only: what the button does next. */
  accepted?: boolean
  deleted?: boolean
  /** Shown beside "History" when the post was edited. */
  revisions?: number
  /** More quiet links or forms, such as "I have this too". */
  children?: ReactNode
}

/** Quiet text links. What carries `data-tool` is shown to those whom the overlay allows it. */
export function PostActions(props: PostActionsProps) {
  const { postId, kind, back, accepted, deleted, revisions = 1, children } = props
  return (
    <div className="post-actions">
      {kind === 'answer' && (
        <ToolForm tool="accept" action={routes.accept(postId)} back={back} value={accepted ? 0 : 1}>
          <Icon name="check" /> {accepted ? 'Withdraw acceptance' : 'Accept answer'}
        </ToolForm>
      )}
      {children}
      <a href={`#post-${postId}`} data-share="">
        Share
      </a>{' '}
      <a href={routes.postEdit(postId)}>Edit</a> <a href={routes.postEnvironment(postId)}>Machine</a>{' '}
      <a href={routes.postHistory(postId)}>History{revisions > 1 && ` (${revisions})`}</a>{' '}
      <a href={routes.postFlag(postId)}>Flag</a>{' '}
      {kind === 'question' && (
        <a href={routes.closeQuestion(postId)} data-tool="close">
          Close
        </a>
      )}
      <ToolForm
        tool={deleted ? 'undelete' : 'delete'}
        action={routes.deletion(postId)}
        value={deleted ? 0 : 1}
      >
        {deleted ? 'Undelete' : 'Delete'}
      </ToolForm>
      <a href={routes.postModerate(postId)} data-tool="moderate">
        Moderate
      </a>
    </div>
  )
}

type ToolFormProps = { tool: string; action: string; back?: string; value: 0 | 1; children: ReactNode }

function ToolForm({ tool, action, back, value, children }: ToolFormProps) {
  return (
    <form method="post" action={action} data-tool={tool}>
      {back && <input type="hidden" name="back" value={back} />}
      <input type="hidden" name="value" value={value} />
      <button type="submit">{children}</button>
    </form>
  )
}
