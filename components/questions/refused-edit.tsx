import type { Failure } from '@/lib/result'
import { PageStatus } from '../page-status'
import { Notice } from '../ui/notice'

/** Why the editor does not open; with the status that sending it would have. */
export function RefusedEdit({ failure }: { failure: Failure }) {
  return (
    <>
      <PageStatus code={statuses[failure.code] ?? 403} />
      <Notice tone="warn">{failure.message}</Notice>
    </>
  )
}

const statuses: Partial<Record<Failure['code'], 409 | 410 | 423>> = { conflict: 409, gone: 410, locked: 423 }
