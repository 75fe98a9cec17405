import { COMMENT_MAX, DANGER_MIN } from '@/lib/reports/input'
import { type MarkKind, type MarkView, markKinds } from '@/lib/reports/types'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Textarea, TextField } from '../ui/field'
import { markWords } from './words'

type MarkFormsProps = { postId: number; marks: MarkView[]; own: MarkKind[]; canClear: boolean }

/** To warn readers, to take one's warning back, and for the author and moderators to clear it. */
export function MarkForms({ postId, marks, own, canClear }: MarkFormsProps) {
  const action = routes.mark(postId)
  const standing = markKinds.filter((kind) => marks.some((mark) => mark.kind === kind))
  return (
    <div className="grid max-w-measure gap-6">
      <form method="post" action={action} aria-label="Warn readers" className="grid gap-3">
        <input type="hidden" name="value" value="1" />
        <Textarea
          name="comment"
          label="What has changed, or what goes wrong"
          hint={`Readers see it above the text at once. “Dangerous” needs at least ${DANGER_MIN} characters.`}
          rows={3}
          maxLength={COMMENT_MAX}
          required={false}
        />
        <div className="flex flex-wrap gap-2">
          <Button name="kind" value="outdated">
            Mark as outdated
          </Button>
          <Button name="kind" value="dangerous" tone="danger">
            Mark as dangerous
          </Button>
        </div>
      </form>
      {own.map((kind) => (
        <form key={kind} method="post" action={action}>
          <input type="hidden" name="kind" value={kind} />
          <Button name="value" value="0">
            Take back my “{kind}”
          </Button>
        </form>
      ))}
      {canClear &&
        standing.map((kind) => (
          <form
            key={kind}
            method="post"
            action={action}
            className="grid gap-2"
            aria-label={`Clear “${kind}”`}
          >
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="value" value="clear" />
            <TextField
              id={`clear-${kind}`}
              name="reason"
              label={`${markWords[kind]}: why it no longer holds`}
              hint="Kept in the log."
              required
            />
            <div>
              <Button>Clear “{kind}”</Button>
            </div>
          </form>
        ))}
    </div>
  )
}
