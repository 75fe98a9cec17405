import type { Version } from './merge'

/** A version as one text, so that a comparison shows title, summary and tags too. */
export function versionText({ title, lead, tags, body }: Version & { lead?: string | null }): string {
  const head = [
    ...(title === null ? [] : [`Title: ${title}`]),
    ...(lead ? [`Summary: ${lead}`] : []),
    ...(tags === null ? [] : [`Tags: ${tags.join(', ')}`]),
  ]
  return head.length === 0 ? body : `${head.join('\n')}\n\n${body}`
}
