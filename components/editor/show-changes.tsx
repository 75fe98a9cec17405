'use client'

import { type MouseEvent, useEffect, useRef, useState } from 'react'
import type { TextChanges } from '@/lib/diff/types'
import { routes } from '@/lib/routes'
import { DiffView } from '../diff-view'
import { Button } from '../ui/button'
import { FieldTable } from '../wiki/field-changes'

type ShowChangesProps = {
  id: number
  /** What the server found for the last press of the button without script. */
  changes: TextChanges | undefined
}

/** A button in the row of a form's buttons that shows what saving would change, below them; with script the page stays as it is. */
export function ShowChanges({ id, changes }: ShowChangesProps) {
  const [asked, setAsked] = useState<TextChanges | string | null>(null)
  const shown = asked ?? changes
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (asked !== null) place.current?.focus()
  }, [asked])
  const ask = async (event: MouseEvent<HTMLButtonElement>) => {
    const { form } = event.currentTarget
    if (!form) return
    event.preventDefault()
    setAsked(await compare(id, form))
  }
  return (
    <>
      <Button name="intent" value="changes" formNoValidate onClick={ask}>
        Show changes
      </Button>
      {shown && (
        <section ref={place} tabIndex={-1} aria-label="Changes" className="grid min-w-0 basis-full gap-2">
          {typeof shown === 'string' ? <p role="alert">{shown}</p> : <Changes changes={shown} />}
        </section>
      )}
    </>
  )
}

function Changes({ changes: { against, fields, rows } }: { changes: TextChanges }) {
  const label = `The newest, ${against}`
  if (fields.length === 0 && rows.length === 0) return <p>Nothing is changed.</p>
  return (
    <>
      <FieldTable rows={fields} beforeLabel={label} afterLabel="Yours" />
      {rows.length > 0 && (
        <div className="max-h-128 overflow-auto rounded-md border border-line">
          <DiffView rows={rows} leftLabel={label} rightLabel="Yours" />
        </div>
      )}
    </>
  )
}

/** The changes, or why there is nothing to show. */
async function compare(id: number, form: HTMLFormElement): Promise<TextChanges | string> {
  const headers = { accept: 'application/json' }
  try {
    const response = await fetch(routes.postChanges(id), {
      method: 'POST',
      body: new FormData(form),
      headers,
    })
    const answer: { ok: boolean; error?: { message: string } } & TextChanges = await response.json()
    return answer.ok ? answer : (answer.error?.message ?? failed)
  } catch {
    return failed
  }
}

const failed = 'The changes could not be worked out just now. Try again.'
