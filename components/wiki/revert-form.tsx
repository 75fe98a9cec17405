import { routes } from '@/lib/routes'
import { Button } from '../ui/button'

type RevertFormProps = {
  path: string
  id: number
  /** The revision to go back to, and the newest one the reader has seen. */
  to: number
  base: number
}

/** Going back is a new revision, so it can be undone like any other edit. */
export function RevertForm({ path, id, to, base }: RevertFormProps) {
  return (
    <form method="post" action={routes.pageRevert(path)}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="back" value={routes.page(path)} />
      <Button icon="history">Go back to revision {to}</Button>
    </form>
  )
}
