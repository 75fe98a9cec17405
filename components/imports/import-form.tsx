'use client'

import { useActionState, useEffect, useRef } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { routes } from '@/lib/routes'
import { Button, LinkButton } from '../ui/button'
import { Select, TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type ImportFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  shelves: { slug: string; name: string }[]
}

/** What is brought in and where to. A dry run comes first, so nothing is written by this form. */
export function ImportForm({ action, shelves }: ImportFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const notice = useRef<HTMLDivElement>(null)
  const { values, fields } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer moves the focus, also the same one again
  useEffect(() => notice.current?.focus(), [state.attempt])
  return (
    <form action={send} className="grid gap-5" key={state.attempt} aria-label="Import pages">
      {state.message && (
        <div ref={notice} tabIndex={-1}>
          <Notice tone="bad" live>
            {state.message} Browsers forget the chosen file: choose it again.
          </Notice>
        </div>
      )}
      <TextField
        name="file"
        type="file"
        label="File"
        hint="A MediaWiki dump (.xml or .xml.gz) or a .zip of Markdown files, up to 32 MiB."
        error={fields.file}
        accept=".xml,.gz,.zip"
      />
      <Select
        name="vendor"
        label="Shelf"
        hint="For pages that name none themselves."
        error={fields.vendor}
        defaultValue={values.vendor ?? 'general'}
      >
        {shelves.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <TextField
        name="topic"
        label="Topic"
        hint="Imported, when you leave it empty."
        error={fields.topic}
        defaultValue={values.topic}
        maxLength={60}
        required={false}
      />
      <TextField
        name="tags"
        label="Tags"
        hint="Besides those that become of categories, such as kernel wayland."
        error={fields.tags}
        defaultValue={values.tags}
        required={false}
      />
      <TextField
        name="prefix"
        label="Before each title"
        error={fields.prefix}
        defaultValue={values.prefix}
        maxLength={60}
        required={false}
      />
      <TextField
        name="source"
        label="Name of the source"
        hint="Its pages are known by it when it is read again. A dump names itself."
        error={fields.source}
        defaultValue={values.source}
        maxLength={100}
        required={false}
      />
      <TextField
        name="namespaces"
        label="Namespaces of a dump"
        hint="0 are the articles, 4 pages about the project, 12 the help."
        error={fields.namespaces}
        defaultValue={values.namespaces ?? '0'}
        inputMode="numeric"
      />
      <Select name="history" label="History" error={fields.history} defaultValue={values.history ?? 'all'}>
        <option value="all">All revisions</option>
        <option value="newest">The newest revision only</option>
      </Select>
      <Select
        name="taken"
        label="Pages imported from this source before"
        hint="A page that somebody edited here is never written over, nor is one of another source."
        error={fields.taken}
        defaultValue={values.taken ?? 'update'}
      >
        <option value="update">Add what is new as revisions</option>
        <option value="skip">Leave as they are</option>
      </Select>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Sending…' : 'Try it without writing'}
        </Button>
        <LinkButton href={routes.wiki()} tone="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  )
}
