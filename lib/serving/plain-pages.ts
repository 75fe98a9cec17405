import { STATUS_CODES } from 'node:http'

export type Plain = {
  status: number
  heading: string
  message: string
  /** Found again in the log. */
  id?: string
  /** HTML of our own to follow the message. */
  extra?: string
}

export const plainPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A complete small page that needs neither the application nor the database. */
export function plainPage({ status, heading, message, id, extra = '' }: Plain): string {
  const title = `${status} ${STATUS_CODES[status] ?? ''}`.trim()
  const reference = id === undefined ? '' : `<p>If you report this, name the number <code>${id}</code>.</p>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · Nomodeset</title><link rel="stylesheet" href="/plain.css"></head>
<body><main><p class="status">${title}</p><h1>${heading}</h1><p role="alert">${message}</p>
${extra}${reference}<p><a href="/">Home</a> · <a href="/questions">Questions</a> · <a href="/wiki">Driver notes</a></p>
</main></body></html>`
}

/** The same for script: `{ ok: false, error }`, as our routes answer. */
export function plainJson({ status, message, id }: Plain): string {
  return JSON.stringify({ ok: false, error: { code: codes[status] ?? 'failed', message, ...(id && { id }) } })
}

const codes: Record<number, string> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-allowed',
  413: 'too-large',
  414: 'too-long',
  500: 'broken',
  503: 'unavailable',
}

export const plain = {
  foreign: {
    status: 403,
    heading: 'This form came from another place',
    message:
      'For your safety we only accept forms sent from our own pages. Open the page on this site again and send it from there. If you reach the site by several addresses, use the one it is configured with.',
  },
  tooLarge: {
    status: 413,
    heading: 'This is too large',
    message:
      'What you sent is larger than we take in one piece. Shorten it, or attach only the part that matters.',
  },
  unreadable: {
    status: 400,
    heading: 'This form could not be read',
    message: 'What arrived was not a complete form. Go back, check it and send it again.',
  },
  onlyRead: {
    status: 405,
    heading: 'This page is only read',
    message: 'Nothing can be sent to this address. Open the page again and use the forms it shows.',
  },
  unavailable: {
    status: 503,
    heading: 'The database is not reachable right now',
    message:
      'Saved copies of public pages can still be read. Writing works again soon: please try in a moment.',
  },
  late: {
    status: 503,
    heading: 'This took too long',
    message: 'The server could not finish this page in time. Please try again in a moment.',
  },
  broken: {
    status: 500,
    heading: 'Something broke on our side',
    message: 'This page could not be made. It is not your fault, and it has been noted.',
  },
} satisfies Record<string, Plain>

export function refusedTarget({ status, reason }: { status: number; reason: string }): Plain {
  return { status, heading: status === 404 ? 'Nothing here' : 'We cannot read this address', message: reason }
}

export function refusedMethod(): Plain {
  return { status: 405, heading: 'Not a way to ask', message: 'This method is not used on this site.' }
}
