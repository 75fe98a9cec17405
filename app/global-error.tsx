'use client'

import './globals.css'

/** Stands in for the whole document when the layout itself broke: no header, nothing that could break again. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke - Nomodeset</title>
        <main className="site-width grid max-w-measure gap-3 py-16">
          <p className="font-mono text-sm text-ink-2">500</p>
          <h1 className="text-2xl">Something broke on our side</h1>
          <p className="text-ink-2">
            What was saved before is still saved. Load the page again in a minute, or start from{' '}
            <a className="underline" href="/">
              the front page
            </a>
            .
          </p>
          {error.digest && (
            <p className="text-ink-2">
              Error number <code>{error.digest}</code>
            </p>
          )}
        </main>
      </body>
    </html>
  )
}
