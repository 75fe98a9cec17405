'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { NOTE_MAX } from '@/lib/moderation/input'
import { isQuarrelsome } from '@/lib/moderation/policy'
import { flagReasonsFor } from '@/lib/moderation/reasons'
import { Button } from '../ui/button'
import { Textarea } from '../ui/field'
import { Notice } from '../ui/notice'
import { Choices } from './choices'

type FlagFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  postId: number
  kind: 'question' | 'answer' | 'comment' | 'page'
  /** This person replied to the post, so that some reasons are not theirs to give. */
  replied: boolean
}

export function FlagForm({ action, postId, kind, replied }: FlagFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  const choices = flagReasonsFor(kind).map(([value, { label, hint, needsNote }]) => {
    const barred = replied && isQuarrelsome(value)
    return {
      value,
      label,
      hint: barred ? 'You have replied to this post; leave this to others.' : hint,
      disabled: barred,
      needsNote,
    }
  })
  const general = state.message !== undefined && !state.fields.reason && !state.fields.note
  return (
    <form action={send} aria-label="Flag this post" className="grid max-w-measure gap-6">
      {general && (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="id" value={postId} />
      <Choices
        key={state.attempt}
        name="reason"
        legend="What is wrong with it?"
        choices={choices}
        chosen={state.values.reason}
        error={state.fields.reason}
      />
      <Textarea
        name="note"
        label="In your words"
        required={false}
        hint="Where to look, what to do. Moderators read it, nobody else."
        rows={3}
        className="min-h-20!"
        maxLength={NOTE_MAX}
        defaultValue={state.values.note}
        error={state.fields.note}
      />
      <div>
        <Button tone="primary" icon="flag" disabled={pending} aria-busy={pending}>
          {pending ? 'Sending…' : 'Send flag'}
        </Button>
      </div>
    </form>
  )
}
