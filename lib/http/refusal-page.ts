import { STATUS_CODES } from 'node:http'
import { type Failure, statusOf } from '@/lib/result'
import { escapeHtml } from '@/lib/text/escape-html'

type Attempt = { action: string; fields: Record<string, string> }

/** A complete small page for a refused plain form: what happened, what to do, and all that was typed, ready to be sent again. */
export function refusalPage(error: Failure, attempt: Attempt): string {
  const title = `${statusOf(error)} ${STATUS_CODES[statusOf(error)] ?? ''}`
  const back = attempt.fields.back ?? '/'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Nomodeset</title><link rel="stylesheet" href="/plain.css"></head>
<body><main><p class="status">${title}</p><h1>That did not work</h1><p role="alert">${escapeHtml(error.message)}</p>
${error.code === 'signed-out' ? signIn : ''}${retryForm(attempt, error.fields?.reason !== undefined)}<p><a href="${escapeHtml(back.startsWith('/') ? back : '/')}">Back to where you were</a> · <a href="/">Home</a></p>
</main></body></html>`
}

/** Whether somebody wrote something that must not be lost. */
export function hasText(fields: Record<string, string>): boolean {
  return Object.entries(fields).some((entry) => isProse(entry) || (entry[0] === 'body' && entry[1] !== ''))
}

// In another tab, so that this one keeps the text.
const signIn = `<p><a href="/signin" target="_blank" rel="noopener">Sign in in a new tab</a>, then come back here and try again.</p>`

/** A missing reason is asked for here: buttons of one click have no room for it. */
function retryForm({ action, fields }: Attempt, asksWhy: boolean): string {
  if (!asksWhy && !hasText(fields)) return ''
  const { reason = '', ...others } = fields
  const inputs = Object.entries(asksWhy ? others : fields).map(([name, value]) => field(name, value))
  if (asksWhy)
    inputs.push(`<label>Reason<input name="reason" value="${escapeHtml(reason)}" required></label>`)
  return `<form method="post" action="${escapeHtml(action)}">${inputs.join('')}<button type="submit">Try again</button></form>`
}

function field(name: string, value: string): string {
  if (!isProse([name, value]) && name !== 'body')
    return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
  // A newline right after <textarea> is dropped by the parser, so one is given to be dropped.
  return `<label>Your text<textarea name="${escapeHtml(name)}" rows="12">\n${escapeHtml(value)}</textarea></label>`
}

/** Long, but written by nobody: addresses and ids. */
const neverProse = new Set(['back', 'shown', 'take'])

const isProse = ([name = '', value = '']: string[]) =>
  !neverProse.has(name) && (value.length > 40 || value.includes('\n'))
