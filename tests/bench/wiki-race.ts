import { setTimeout as pause } from 'node:timers/promises'
import { parse } from 'parse5'
import { withScriptClient } from '@/db/client'
import { fieldsOf, findForms } from '../support/form-fields'
import type { Site } from './site'
import { RACE_ID, raceLines } from './wiki-world'

export type Race = {
  sent: number
  byStatus: Map<number, number>
  accepted: number
  lost: number
  seconds: number
}

/**
 * Everybody changes a paragraph of their own in the same revision of one page, as a browser without script sends it, and
 * sends it again when told to.
 */
export async function raceEdits(
  site: Site,
  url: string,
  tokens: string[],
  cookieName: string,
): Promise<Race> {
  const address = `${site.origin}/wiki/general/race/edit`
  const as = (token: string) => ({ cookie: `${cookieName}=${token}`, origin: site.origin })
  const html = await (await fetch(address, { headers: as(tokens[0] ?? '') })).text()
  const form = findForms(parse(html))
    .map(fieldsOf)
    .find((fields) => 'body' in fields)
  if (!form) throw new Error('The editor has no form')
  const start = performance.now()
  const send = async (token: string, at: number) => {
    const body = new FormData()
    const text = raceLines.with(at, `${markOf(at)} was here.`).join('\n\n')
    const typed = { ...form, body: text, summary: `Edit ${at}`, intent: 'save' }
    for (const [name, value] of Object.entries(typed)) body.append(name, value)
    const answer = await fetch(address, { method: 'POST', body, headers: as(token), redirect: 'manual' })
    await answer.arrayBuffer()
    return answer.status
  }
  const statuses: number[] = []
  const byStatus = new Map<number, number>()
  const sendUntilSaved = async (token: string, at: number) => {
    for (let attempt = 0; attempt < TRIES && statuses[at] !== 303; attempt += 1) {
      if (attempt > 0) await pause(500 + Math.random() * 3_000)
      // 0: no answer; such an edit may have been saved or not, and sending it again is harmless.
      const status = await send(token, at).catch(() => 0)
      statuses[at] = status
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
    }
  }
  const waiting = [...tokens.entries()]
  const line = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await sendUntilSaved(next[1], next[0])
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, line))
  const seconds = (performance.now() - start) / 1_000
  const accepted = statuses.flatMap((status, at) => (status === 303 ? [at] : []))
  const unknown = statuses.flatMap((status, at) => (status === 303 ? [] : [at]))
  const lost = await countLost(url, { accepted, unknown })
  return { sent: tokens.length, byStatus, accepted: accepted.length, seconds, lost }
}

/** How many requests are on their way at once, and how often somebody who is told to try again does. */
export const IN_FLIGHT = 64
const TRIES = 10

const markOf = (at: number) => `Editor ${at}`

/** Accepted edits that are not in the page or not in the chain of its revisions, and revisions that nobody sent. */
async function countLost(url: string, sent: { accepted: number[]; unknown: number[] }): Promise<number> {
  return withScriptClient(url, async (sql) => {
    const [page] = await sql<{ body: string; n: number }[]>`
      select body_markdown as body, revision_count as n from post where id = ${RACE_ID}`
    const chain = await sql<{ number: number; summary: string }[]>`
      select number, summary from revision where post_id = ${RACE_ID} order by number`
    const lines = new Set(page?.body.split('\n'))
    const summaries = new Set(chain.slice(1).map(({ summary }) => summary))
    const gaps =
      chain.filter(({ number }, at) => number !== at + 1).length + Math.abs((page?.n ?? 0) - chain.length)
    const isKept = (at: number) => lines.has(`${markOf(at)} was here.`) && summaries.has(`Edit ${at}`)
    const known = new Set([...sent.accepted, ...sent.unknown].map((at) => `Edit ${at}`))
    const strange = [...summaries].filter((summary) => !known.has(summary)).length
    return sent.accepted.filter((at) => !isKept(at)).length + gaps + strange
  })
}
