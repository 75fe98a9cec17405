import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { findChanges } from '@/lib/diff/match'
import { factLines } from '@/lib/issues/form'
import type { Version } from '@/lib/revisions/merge'
import type { PageText } from '@/lib/wiki/types'

/** Everything of a post that its editors write. */
export type Text = PageText | Version

/** A run of lines that changes; `line` counts from 0 in the current text, `before` and `after` are lines around it. */
export type LineHunk = {
  kind: 'lines'
  id: string
  line: number
  removed: string[]
  added: string[]
  before: string[]
  after: string[]
}
export type FieldHunk = { kind: 'field'; id: string; field: string; from: string; to: string }

/** One change that can be taken or left. The id is made of what changes, so that it outlives changes elsewhere. */
export type Hunk = FieldHunk | LineHunk

/** What `merged` changes in `current`: fields first, then the text from top to bottom. */
export function listHunks<T extends Text>(current: T, merged: T): Hunk[] {
  return [
    ...fieldHunks(current, merged),
    ...regionsOf(current.body, merged.body).flatMap(({ hunk }) => hunk ?? []),
  ]
}

/** `current` with the hunks of these ids carried out; ids that are not among the hunks change nothing. */
export function applyHunks<T extends Text>(current: T, merged: T, ids: ReadonlySet<string>): T {
  const chosen = new Set(fieldHunks(current, merged).flatMap(({ id, field }) => (ids.has(id) ? field : [])))
  const fields = Object.fromEntries(Object.entries(merged).filter(([name]) => chosen.has(name)))
  const lines = regionsOf(current.body, merged.body).flatMap(({ lines, hunk }) =>
    hunk && ids.has(hunk.id) ? hunk.added : lines,
  )
  return Object.assign({ ...current }, fields, { body: lines.join('\n') })
}

/** Each field as one readable text. */
export function fieldTexts(text: Text): Record<string, string> {
  const { body: _, issue, ...fields } = { issue: null, ...text }
  const facts = factLines(issue).map(({ label, text: fact }) => `${label}: ${fact}`)
  return { ...Object.fromEntries(Object.entries(fields).map(readable)), issue: facts.join('\n') }
}

function fieldHunks(current: Text, merged: Text): FieldHunk[] {
  const [from, to] = [fieldTexts(current), fieldTexts(merged)]
  return changedFields(current, merged).map((field) => {
    const texts = { from: from[field] ?? '', to: to[field] ?? '' }
    return { kind: 'field', id: idOf('f', [field, texts]), field, ...texts }
  })
}

function readable([name, value]: [string, string | string[] | null | undefined]): [string, string] {
  return [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]
}

function changedFields(current: Text, merged: Text): string[] {
  const before = new Map<string, unknown>(Object.entries(current))
  return Object.entries(merged)
    .filter(([name, value]) => name !== 'body' && !isDeepStrictEqual(value, before.get(name)))
    .map(([name]) => name)
}

/** Lines of the current text, in order; with a hunk where they may be replaced. */
type Region = { lines: string[]; hunk?: LineHunk }

/** More than anybody ticks one by one: the whole text is then one hunk. */
const MOST_HUNKS = 200
const CONTEXT = 2

function regionsOf(currentBody: string, mergedBody: string): Region[] {
  const [left, right] = [currentBody.split('\n'), mergedBody.split('\n')]
  const runs = runsOf(left, right)
  const many = runs.filter(({ same }) => same.length === 0).length > MOST_HUNKS
  return cut(many ? [{ removed: left, added: right, same: [] }] : runs, left)
}

type Run = { removed: string[]; added: string[]; same: string[] }

function runsOf(left: string[], right: string[]): Run[] {
  const runs: Run[] = []
  const keep = (from: number, to: number) => {
    if (to > from) runs.push({ removed: [], added: [], same: left.slice(from, to) })
  }
  let at = 0
  for (const { leftStart, leftEnd, rightStart, rightEnd } of findChanges(left, right)) {
    keep(at, leftStart)
    runs.push({ removed: left.slice(leftStart, leftEnd), added: right.slice(rightStart, rightEnd), same: [] })
    at = leftEnd
  }
  keep(at, left.length)
  return runs
}

function cut(runs: Run[], current: string[]): Region[] {
  const seen = new Map<string, number>()
  let line = 0
  return runs.map(({ removed, added, same }): Region => {
    const from = line
    line += removed.length + same.length
    if (same.length > 0) return { lines: same }
    const content = JSON.stringify([removed, added])
    const nth = seen.get(content) ?? 0
    seen.set(content, nth + 1)
    const id = idOf('l', [removed, added, nth])
    const around = {
      before: current.slice(Math.max(0, from - CONTEXT), from),
      after: current.slice(line, line + CONTEXT),
    }
    return { lines: removed, hunk: { kind: 'lines', id, line: from, removed, added, ...around } }
  })
}

function idOf(kind: 'f' | 'l', content: unknown): string {
  return kind + createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 9)
}
