'use client'

import { useEffect, useState } from 'react'
import { BEAT_SECONDS, type PageEditor } from '@/lib/editing/input'
import { routes } from '@/lib/routes'
import { Notice } from '../ui/notice'

type EditingNowProps = {
  pageId: number
  /** As the editor was opened: complete without script. */
  others: PageEditor[]
  /** Oneself, in another tab or on another device. */
  own: PageEditor | null
  /** Nothing can be saved here now, so there is nothing to tell the others. */
  silent: boolean
}

/** Who else is editing this page now. While it is open, it says so to the others as well. */
export function EditingNow({ pageId, others: before, own, silent }: EditingNowProps) {
  const [others, setOthers] = useState(before)
  const [elsewhere, setElsewhere] = useState(false)
  useEffect(() => (silent ? undefined : keepTelling(pageId, setOthers)), [pageId, silent])
  useEffect(() => listenToTabs(pageId, () => setElsewhere(true)), [pageId])
  return (
    <div role="status" className="grid gap-3">
      {others.length > 0 && (
        <Notice tone="warn" title={titleOf(others)}>
          What you both change is joined when it is in different places; in the same place the second to save
          sees both texts.
        </Notice>
      )}
      {(own || elsewhere) && (
        <Notice title="You have this page open in another editor">
          {elsewhere ? 'It is in another tab of this browser.' : `It was opened ${since(own?.minutes ?? 0)}.`}{' '}
          Save in one of them and close the other.
        </Notice>
      )}
    </div>
  )
}

function titleOf(others: PageEditor[]): string {
  const [first] = others
  if (!first) return ''
  if (others.length === 1) return `${first.handle} has been editing this page ${lasting(first.minutes)}`
  const names = others.map(({ handle }) => handle)
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are editing this page`
}

const plural = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`)
const lasting = (minutes: number) => (minutes < 1 ? 'since just now' : `for ${plural(minutes)}`)
const since = (minutes: number) => (minutes < 1 ? 'just now' : `${plural(minutes)} ago`)

function keepTelling(pageId: number, show: (others: PageEditor[]) => void): () => void {
  const form = (value: '0' | '1') => {
    const body = new FormData()
    body.set('value', value)
    return body
  }
  const beat = async () => {
    try {
      const headers = { accept: 'application/json' }
      const response = await fetch(routes.editing(pageId), { method: 'POST', body: form('1'), headers })
      const answer: { ok: boolean; others: PageEditor[] } = await response.json()
      if (answer.ok) show(answer.others)
    } catch {
      // The next one may arrive.
    }
  }
  // Outlives the page, as a beacon does, and asks for an answer that leads nowhere.
  const leave = () => {
    const headers = { accept: 'application/json' }
    const request = { method: 'POST', body: form('0'), headers, keepalive: true }
    fetch(routes.editing(pageId), request).catch(() => undefined)
  }
  // A page that comes back from the browser's memory is open again.
  const onShow = (event: PageTransitionEvent) => void (event.persisted && beat())
  void beat()
  const timer = setInterval(beat, BEAT_SECONDS * 1_000)
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', onShow)
  return () => {
    clearInterval(timer)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', onShow)
    leave()
  }
}

/** Tabs of one browser hear of each other without the server. */
function listenToTabs(pageId: number, found: () => void): () => void {
  const channel = new BroadcastChannel(`editing-${pageId}`)
  channel.onmessage = ({ data }) => {
    found()
    if (data === 'opened') channel.postMessage('here')
  }
  channel.postMessage('opened')
  return () => channel.close()
}
