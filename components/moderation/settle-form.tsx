'use client'

import { useActionState } from 'react'
import { emptyForm, type FormState } from '@/lib/http/form'
import { NOTE_MAX } from '@/lib/moderation/input'
import { Button, type ButtonProps } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'

type SettleFormProps = {
  action: (before: FormState, form: FormData) => Promise<FormState>
  postId: number
}

/** One click each: what becomes of the flags, and of the post. */
export function SettleForm({ action, postId }: SettleFormProps) {
  const [state, send, pending] = useActionState(action, emptyForm)
  return (
    <form action={send} aria-label={`Flags on post ${postId}`} className="grid gap-3">
      {state.message && !state.fields.note && (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="id" value={postId} />
      <TextField
        id={`note-${postId}`}
        name="note"
        label="Note"
        required={false}
        hint="Sent to those who flagged. When the post is hidden, locked or deleted, the public log shows it as the reason."
        maxLength={NOTE_MAX}
        defaultValue={state.values.note}
        error={state.fields.note}
        className="max-w-measure"
      />
      <div className="flex flex-wrap gap-2">
        {outcomes.map(({ outcome, label, ...look }) => (
          <Button key={outcome} name="outcome" value={outcome} disabled={pending} {...look}>
            {label}
          </Button>
        ))}
      </div>
    </form>
  )
}

const outcomes: ({ outcome: string; label: string } & Pick<ButtonProps, 'tone' | 'icon'>)[] = [
  { outcome: 'decline', label: 'Decline', icon: 'cross' },
  { outcome: 'uphold', label: 'Uphold', icon: 'check' },
  { outcome: 'uphold-hide', label: 'Uphold and hide', icon: 'eye' },
  { outcome: 'uphold-lock', label: 'Uphold and lock', icon: 'lock' },
  { outcome: 'uphold-delete', label: 'Uphold and delete', icon: 'trash', tone: 'danger' },
]
