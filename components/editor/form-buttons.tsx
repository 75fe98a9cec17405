import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { AttachField } from './attach-field'

type FormButtonsProps = {
  submit: string
  pending: boolean
  /** Why a file was not attached. */
  fileError: string | undefined
  /** The form can be asked for duplicates as well. */
  checks?: boolean
  /** More of them, and what they show. */
  children?: ReactNode
}

/** What every editor ends in. Without `formNoValidate` the browser would insist on complete fields before a preview. */
export function FormButtons({ submit, pending, fileError, checks = false, children }: FormButtonsProps) {
  const intent = { name: 'intent', disabled: pending, formNoValidate: true }
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={pending} aria-busy={pending}>
          {submit}
        </Button>
        <Button {...intent} value="preview">
          Preview
        </Button>
        {checks && (
          <Button {...intent} value="check">
            Check for duplicates
          </Button>
        )}
        <Button {...intent} value="draft">
          Save draft
        </Button>
        {children}
      </div>
      <AttachField error={fileError} />
    </>
  )
}
