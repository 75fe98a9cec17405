'use client'

import { useEffect, useState } from 'react'
import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'

const EVERY_MS = 1_500

type ImportWatchProps = { id: number; state: string; dryRun: boolean; read: number; written: number }
type Told = { state?: string; pages?: number; created?: number; updated?: number }

/** How far an import is, kept up to date while it runs. Without script the page asks the browser to load it anew. */
export function ImportWatch({ id, state, dryRun, read, written }: ImportWatchProps) {
  const [told, setTold] = useState({ read, written })
  useEffect(() => {
    const timer = setInterval(async () => {
      const now = await ask(id)
      if (!now) return
      if (now.state !== state) window.location.reload()
      else setTold({ read: now.pages ?? 0, written: (now.created ?? 0) + (now.updated ?? 0) })
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [id, state])
  return (
    <span>
      {plural(told.read, 'page')} read{dryRun ? '' : `, ${told.written} written`}
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
    </span>
  )
}

/** Nothing when the site does not answer just now: the next look may. */
async function ask(id: number): Promise<Told | null> {
  try {
    const answer = await fetch(routes.importReport(id, 'json'))
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}
