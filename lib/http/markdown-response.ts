/** Markdown as text that no browser takes for anything else. */
export function markdownResponse(text: string): Response {
  return new Response(text, { headers: { ...plainHeaders, 'content-type': 'text/markdown; charset=utf-8' } })
}

/** A log, which may hold anything. */
export function plainResponse(text: string): Response {
  return new Response(text, { headers: { ...plainHeaders, 'content-type': 'text/plain; charset=utf-8' } })
}

/** The same for what is not there (any more). */
export function plainRefusal(status: 404 | 410): Response {
  const text = status === 410 ? 'This was deleted.\n' : 'There is nothing here.\n'
  return new Response(text, {
    status,
    headers: { ...plainHeaders, 'content-type': 'text/plain; charset=utf-8' },
  })
}

const plainHeaders = { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' }
