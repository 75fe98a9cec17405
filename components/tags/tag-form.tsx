'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { SUMMARY_MAX } from '@/lib/posts/limits'
import { routes } from '@/lib/routes'
import { DESCRIPTION_MAX, tagKinds } from '@/lib/tags/input'
import { Button, LinkButton } from '../ui/button'
import { Select, Textarea, TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type TagFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  tag: { name: string; kind: string; description: string; parent: string | null; synonyms: string[] }
  /** Path of the wiki page that tells what the tag stands for, if there is one. */
  page?: string
}

/** What moderators say about a tag. */
export function TagForm({ action, tag, page }: TagFormProps) {
  const [{ message, fields, values }, send, pending] = useActionState(action, emptyForm)
  const kinds = tag.kind === 'vendor' ? ['vendor'] : tagKinds.filter((kind) => kind !== 'vendor')
  return (
    <form action={send} className="grid max-w-measure gap-4" data-guard="">
      {message && (
        <Notice tone="bad" live>
          {message}
        </Notice>
      )}
      <input type="hidden" name="name" value={tag.name} />
      {page === undefined ? (
        <Textarea
          name="description"
          label="Description"
          hint="One or two sentences: what carries this tag, and what does not."
          error={fields.description}
          defaultValue={values.description ?? tag.description}
          maxLength={DESCRIPTION_MAX}
          rows={3}
          required={false}
        />
      ) : (
        <p className="text-sm">
          What this tag stands for is told by <a href={routes.page(page)}>its page</a>, whose one sentence is
          the description. <a href={routes.pageEdit(page)}>Edit the page</a>.
        </p>
      )}
      <Select name="kind" label="Kind" error={fields.kind} defaultValue={values.kind ?? tag.kind}>
        {kinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </Select>
      <TextField
        name="parent"
        label="Part of"
        hint="The tag above it. A search for that one finds what carries this one, too."
        error={fields.parent}
        defaultValue={values.parent ?? tag.parent ?? ''}
        required={false}
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="synonyms"
        label="Synonyms"
        hint="Other names that lead here, separated by commas."
        error={fields.synonyms}
        defaultValue={values.synonyms ?? tag.synonyms.join(', ')}
        required={false}
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="summary"
        label="What you changed"
        error={fields.summary}
        defaultValue={values.summary}
        maxLength={SUMMARY_MAX}
        required={false}
      />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Saving' : 'Save'}
        </Button>
        <LinkButton href={routes.tag(tag.name)}>Cancel</LinkButton>
      </div>
    </form>
  )
}
