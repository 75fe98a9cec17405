import type { ReactNode } from 'react'
import { Button } from './button'

type DialogProps = { id: string; title: string; children: ReactNode; closeText?: string }

/** Opened by any element with `data-opens="<id>"`; give that element an `href` that does the same without script. */
export function Dialog({ id, title, children, closeText = 'Close' }: DialogProps) {
  return (
    <dialog className="dialog" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-3 text-lg">
        {title}
      </h2>
      {children}
      <form method="dialog" className="mt-4 flex justify-end">
        <Button>{closeText}</Button>
      </form>
    </dialog>
  )
}
