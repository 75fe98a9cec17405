import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { Time } from '../ui/time'

/** Says that the form holds an unfinished text of before, and lets go of it. Stands before the form, never inside it. */
export function DraftNotice({ draft, savedAt, back }: { draft: string; savedAt: Date; back: string }) {
  return (
    <Notice title="Your draft">
      <p>
        The form holds what you wrote before, saved <Time date={savedAt} mode="moment" />.
      </p>
      <form method="post" action={routes.discardDraft()} className="mt-2">
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="back" value={back} />
        <Button size="small">Discard the draft</Button>
      </form>
    </Notice>
  )
}
