'use client'

import { useActionState, useEffect, useRef } from 'react'
import { emptyForm } from '@/lib/http/form'
import type { Saving } from '@/lib/protection/saving'
import type { PageFormState } from '@/lib/wiki/types'
import { AttachField } from '../editor/attach-field'
import { DraftKeeper } from '../editor/draft-keeper'
import { MarkdownEditor } from '../editor/markdown-editor'
import { ShowChanges } from '../editor/show-changes'
import { RefusalLinks } from '../refusal-links'
import { Button, LinkButton } from '../ui/button'
import { Checkbox, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { ConflictPanel } from './conflict-panel'
import { PageFields } from './page-fields'
import { SettledNeeds } from './settled-needs'

type PageFormProps = {
  /** What people asked to be changed, for the edit to settle. */
  needs?: { id: number; reason: string; by: string }[]
  action: (before: PageFormState, form: FormData) => Promise<PageFormState>
  /** Values by field, before anything is typed; `section` when only one section is edited. */
  initial: Record<string, string>
  /** Key under which the unfinished text is kept on the server. */
  draft: string
  /** Topics in use, offered while one is typed. */
  topics: string[]
  /** Tags in use, the most used first. */
  commonTags: string[]
  /** Where "Cancel" leads. */
  back: string
  /** What saving does for this person. */
  submit: 'Create page' | Saving['submit']
}

/** The editor of a page or of one of its sections. After a conflict it holds the merged draft of the whole page. */
export function PageForm(props: PageFormProps) {
  const { action, initial, draft, topics, commonTags, back, submit, needs = [] } = props
  const [state, send, pending] = useActionState(action, untouched)
  const notice = useRef<HTMLDivElement>(null)
  const values = { ...initial, ...state.values }
  const errors = { ...state.fields, ...clashes(state) }
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer moves the focus, also the same one again
  useEffect(() => notice.current?.focus(), [state.attempt])
  return (
    <form action={send} className="grid gap-5" data-guard="" key={state.attempt}>
      {state.message && (
        <div ref={notice} tabIndex={-1}>
          <Notice tone={state.conflict ? 'warn' : 'bad'} live>
            {state.message}
            <RefusalLinks links={state.links} />
          </Notice>
        </div>
      )}
      {state.note && (
        <Notice tone="good" live>
          {state.note}
        </Notice>
      )}
      {state.conflict && <ConflictPanel conflict={state.conflict} />}
      {hiddenNames.map(
        (name) => values[name] && <input key={name} type="hidden" name={name} value={values[name]} />,
      )}
      {!values.section && (
        <PageFields
          values={values}
          errors={errors}
          topics={topics}
          commonTags={commonTags}
          isNew={!values.base}
        />
      )}
      <MarkdownEditor
        label={values.section ? 'Text of this section' : 'Text'}
        value={values.body}
        error={errors.body}
        preview={state.preview}
        rows={24}
      />
      <TextField
        name="summary"
        label={values.base ? 'What did you change, and why?' : 'Summary'}
        hint="One line for the history."
        defaultValue={values.summary}
        error={errors.summary}
        maxLength={255}
      />
      {values.base && (
        <Checkbox
          name="minor"
          label="Minor edit: spelling, links, form"
          defaultChecked={values.minor === 'on'}
        />
      )}
      <SettledNeeds needs={needs} ticked={values.settles} />
      <div className="flex flex-wrap gap-2">
        <Button name="intent" value="save" tone="primary" disabled={pending} aria-busy={pending}>
          {pending ? 'Saving…' : submit}
        </Button>
        <Button name="intent" value="preview" className="without-js" formNoValidate>
          Preview
        </Button>
        <LinkButton href={back} tone="quiet">
          Cancel
        </LinkButton>
        {values.id && values.base && <ShowChanges id={Number(values.id)} changes={state.changes} />}
      </div>
      <AttachField error={errors['file-body']} />
      <DraftKeeper draft={draft} known={initial.known} />
    </form>
  )
}

const untouched: PageFormState = emptyForm
const hiddenNames = ['id', 'base', 'section', 'key', 'tag'] as const

/** A field that both changed holds one's own text and says what the other saved. */
function clashes({ conflict }: PageFormState): Record<string, string> {
  if (!conflict) return {}
  return Object.fromEntries(
    conflict.fields.map((field) => {
      const theirs = conflict.theirs[field]
      if (field === 'body')
        return [field, 'Both texts stand between markers: keep what is right, remove the markers.']
      return [field, `${conflict.by} saved “${Array.isArray(theirs) ? theirs.join(' ') : (theirs ?? '')}”.`]
    }),
  )
}
