import { routes } from '@/lib/routes'
import { Button } from '../ui/button'

type MarkReadProps = {
  upto: number
  group?: string
  kind?: string
  back: string
  words: string
  /** For screen readers, when many buttons say the same. */
  of?: string
}

/** A plain form: reading changes nothing, only this does. */
export function MarkRead({ upto, group, kind, back, words, of }: MarkReadProps) {
  return (
    <form method="post" action={routes.inboxRead()}>
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="upto" value={upto} />
      {group !== undefined && <input type="hidden" name="group" value={group} />}
      {kind !== undefined && <input type="hidden" name="kind" value={kind} />}
      <Button
        icon="check"
        size={group === undefined ? 'medium' : 'small'}
        tone={group === undefined ? 'plain' : 'quiet'}
      >
        {words}
        {of && <span className="sr-only"> {of}</span>}
      </Button>
    </form>
  )
}
