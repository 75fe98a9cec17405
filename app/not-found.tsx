import type { Metadata } from 'next'
import { HelpPage } from '@/components/help-page'

// Rendered by the build, which does not know at which address the site will run.
export const metadata: Metadata = { title: 'Not found', alternates: null }

export default function NotFound() {
  return (
    <HelpPage code="404" title="There is nothing at this address">
      <p>
        The address may be mistyped, or what stood here was never public. Posts keep their number when their
        title changes, so a link with a number should work: check that it is complete.
      </p>
    </HelpPage>
  )
}
