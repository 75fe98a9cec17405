'use client'

import { formatDate } from '@/lib/format/dates'
import { Notice } from '../ui/notice'
import { useViewerAnswer } from './viewer-store'

/** Tells suspended people why nothing they send is taken, before they write it. */
export function SuspensionNotice() {
  const suspension = useViewerAnswer()?.suspension
  if (!suspension) return null
  return (
    <div className="site-width pt-4">
      <Notice
        tone="warn"
        title={`Your account is suspended until ${formatDate(new Date(suspension.until))}`}
        live
      >
        <p>Reason: {suspension.reason}</p>
        <p>You can read everything; posting, voting and editing work again after that day.</p>
      </Notice>
    </div>
  )
}
