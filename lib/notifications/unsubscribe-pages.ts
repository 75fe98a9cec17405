import { routes } from '@/lib/routes'
import { escapeHtml } from '@/lib/text/escape-html'
import type { MailTopic } from './token'
import { kinds } from './types'

/** Complete small pages, because they are opened from mail programs by people who are not signed in. */
export function unsubscribePage(topic: MailTopic): string {
  const button = '<form method="post"><button type="submit">Stop this mail</button></form>'
  return page('Stop this mail?', `<p>You will get no more ${nameOf(topic)}.</p>${button}`)
}

export function endedPage(topic: MailTopic): string {
  return page('It is done', `<p>You will get no more ${nameOf(topic)}. ${settings}</p>`)
}

export function brokenLinkPage(why = 'This link is incomplete or was not made by this site.'): string {
  return page('This link does not work', `<p role="alert">${escapeHtml(why)} ${settings}</p>`)
}

const settings = `All mail is chosen in <a href="${routes.settings('notifications')}">your settings</a>.`

function nameOf(topic: MailTopic): string {
  if (topic === 'digest') return 'daily or weekly summaries'
  const { label, about } = kinds[topic]
  return `mail about ${label.toLowerCase()} (${about})`
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · Nomodeset</title><link rel="stylesheet" href="/plain.css"></head>
<body><main><h1>${title}</h1>${body}<p><a href="${routes.home()}">Nomodeset</a></p></main></body></html>`
}
