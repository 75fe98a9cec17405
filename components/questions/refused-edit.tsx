import type { Failure } from '@/lib/result'
import { PageStatus } from '../page-status'
import { Notice } from '../ui/notice'

/** Why the editor does not open; with the status that sending it would have. */
export function RefusedEdit({ failure }: { failure: Failure }) {
  return (
    <>
      <PageStatus code={failure.code === 'gone' ? 410 : failure.code === 'conflict' ? 409 : 403} />
      <Notice tone="warn">{failure.message}</Notice>
    </>
  )
}
