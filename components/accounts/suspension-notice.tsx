import { Notice } from '../ui/notice'
import { Time } from '../ui/time'

/** Tells suspended people why, and until when, wherever they would write. Where script runs, the overlay says it on every page. */
export function SuspensionNotice({ suspension }: { suspension: { reason: string; until: Date } | null }) {
  if (!suspension) return null
  return (
    <div className="without-js mb-4">
      <Notice tone="warn" title="Your account is suspended">
        <p>
          Until <Time date={suspension.until} mode="moment" />. You can read everything; posting, voting and
          editing wait.
        </p>
        <p>Reason: {suspension.reason}</p>
      </Notice>
    </div>
  )
}
