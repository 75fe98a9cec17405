import { COMMENT_MAX } from '@/lib/posts/limits'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Textarea } from '../ui/field'

/** A plain form, folded away; the same for everybody, so it stands on cached pages. */
export function CommentForm({ postId, label = 'Add a comment' }: { postId: number; label?: string }) {
  return (
    <details className="comment-add">
      <summary className="text-action">{label}</summary>
      <CommentFields postId={postId} label="Your comment" submit="Post comment" />
    </details>
  )
}

type CommentFieldsProps = { postId: number; label: string; submit: string }

export function CommentFields({ postId, label, submit }: CommentFieldsProps) {
  return (
    <form
      method="post"
      action={routes.comments(postId)}
      className="mt-2 grid max-w-measure justify-items-start gap-2 [&>*]:w-full"
      data-guard=""
    >
      <Textarea
        name="body"
        id={`comment-${postId}`}
        label={label}
        hint={`Markdown, up to ${COMMENT_MAX.toLocaleString('en')} characters.`}
        maxLength={COMMENT_MAX}
        rows={3}
        className="min-h-20"
        required
      />
      <div>
        <Button tone="primary" size="small">
          {submit}
        </Button>
      </div>
    </form>
  )
}
