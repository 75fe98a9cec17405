import type { VerifyCursor } from './types'

const form = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)_([1-9]\d{0,14})_([a-z0-9]+(?:[-_][a-z0-9]+)*)$/

/** Reads `?after=…`; undefined for what no link of ours says. */
export function parseVerifyCursor(after: string | string[] | undefined): VerifyCursor | null | undefined {
  if (after === undefined) return null
  const [, at, id, driver] = typeof after === 'string' && after.length < 140 ? (form.exec(after) ?? []) : []
  if (!at || !id || !driver || Number.isNaN(Date.parse(at))) return undefined
  return { at, postId: Number(id), driver }
}

export function verifyQuery({ at, postId, driver }: VerifyCursor): string {
  return new URLSearchParams({ after: `${at}_${postId}_${driver}` }).toString()
}
