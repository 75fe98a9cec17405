'use client'

import { useEffect } from 'react'
import { HelpPage } from '@/components/help-page'
import { Button } from '@/components/ui/button'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <HelpPage code="500" title="Something broke on our side">
      <p>
        What was saved before is still saved. Try again; if it stays broken, the error number helps whoever
        keeps this site to find the cause.
      </p>
      {error.digest && (
        <p>
          Error number <code>{error.digest}</code>
        </p>
      )}
      <p>
        <Button type="button" onClick={reset}>
          Try again
        </Button>
      </p>
    </HelpPage>
  )
}
