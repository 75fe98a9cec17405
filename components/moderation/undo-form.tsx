import { Button } from '../ui/button'

type UndoFormProps = {
  /** A route that takes `value=0`. */
  action: string
  /** Where to go afterwards. */
  back: string
  label: string
  /** Names the button for those who do not see the line it stands on. */
  about?: string
}

/** Takes a measure of moderation back with one click; works from any page. */
export function UndoForm({ action, back, label, about }: UndoFormProps) {
  return (
    <form method="post" action={action} className="-my-1 inline-block align-middle">
      <input type="hidden" name="value" value="0" />
      <input type="hidden" name="back" value={back} />
      <Button size="small" icon="history">
        {label}
        {about && <span className="sr-only"> {about}</span>}
      </Button>
    </form>
  )
}
