import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { routes } from '@/lib/routes'
import { getEntryAt, pageStore } from '@/lib/serving/page-store.mjs'

/** Around what stands in the page for logs: its form, or what a log says. */
export const placeStart = '<!--triage-->'
export const placeEnd = '<!--/triage-->'

/**
 * The page for logs with something else in its place. A result is made for one request and kept nowhere, so it cannot be a
 * page of Next's; it is written into the one that Next made, as the front writes its notices.
 */
export async function pageWith(html: string): Promise<string> {
  const page = await readPage()
  const start = page.indexOf(placeStart)
  const end = page.indexOf(placeEnd)
  if (start === -1 || end === -1) throw new Error('The page for logs has no place for a result')
  return page.slice(0, start + placeStart.length) + html + page.slice(end)
}

async function readPage(): Promise<string> {
  const kept = getEntryAt(pageStore(), routes.triage())?.html
  if (kept) return kept.toString()
  if (env().NODE_ENV === 'development') {
    const answer = await fetch(`http://localhost:${env().PORT}${routes.triage()}`)
    return answer.text()
  }
  built ??= await readFile(join(process.cwd(), '.next/server/app/triage.html'), 'utf8')
  return built
}

let built: string | undefined
