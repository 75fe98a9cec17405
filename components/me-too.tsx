import { formatCount } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'

type MeTooProps = { postId: number; back: string; count: number }

/** "I have this too": says how many machines a question stands for. */
export function MeToo({ postId, back, count }: MeTooProps) {
  return (
    <form method="post" action={routes.meToo(postId)} data-toggle="me-too" data-post={postId}>
      <input type="hidden" name="back" value={back} />
      <button type="submit" name="value" value="1" data-wants="1" className="button button-small">
        I have this too
        {count > 0 && <span className="font-mono text-ink-2"> {formatCount(count)}</span>}
      </button>
    </form>
  )
}
