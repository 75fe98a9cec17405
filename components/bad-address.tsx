import type { ReactNode } from 'react'
import { HelpPage } from './help-page'
import { PageStatus } from './page-status'

/** Body of every 400 answer to a read: part of the address is nothing that a link of ours would say. */
export function BadAddress({ children }: { children?: ReactNode }) {
  return (
    <>
      <PageStatus code={400} />
      <HelpPage code="400" title="This address cannot be read">
        {children ?? <p>Something after the question mark is not what this page understands.</p>}
      </HelpPage>
    </>
  )
}
