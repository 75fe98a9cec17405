import { LinkButton } from '../ui/button'
import { EmptyState } from '../ui/empty-state'

/** A mailed link that works no more. */
export function SpentLink({ again }: { again: string }) {
  return (
    <div className="mx-auto max-w-md">
      <h1 className="mb-4 text-2xl">This link works no more</h1>
      <EmptyState
        title="It has been used, or it is too old."
        actions={
          <LinkButton href={again} tone="primary">
            Ask for a new one
          </LinkButton>
        }
      >
        Links in our mails work once and for a short time, so that nobody else can use them.
      </EmptyState>
    </div>
  )
}
