import type { Redaction, RedactionKind } from './types'

const mostLines = 100
const kinds = 'host|user|serial|uuid|mac|ip|email|ssid|asset|token|chosen'

/** What stands in a scrubbed text for something that went. */
export function placeholderPattern(): RegExp {
  return new RegExp(`<(${kinds})-(\\d{1,6})>`, 'g')
}

export type Register = {
  /** The placeholder of a value, the same for each of its occurrences and for other cases of its letters. */
  redact: (kind: RedactionKind, text: string, line: number) => string
  list: () => Redaction[]
}

/** Numbers values by kind in order of appearance, after the numbers that an earlier scrub has already used. */
export function createRegister(text: string): Register {
  const used = new Map<string, number>()
  for (const [, kind = '', number] of text.matchAll(placeholderPattern()))
    used.set(kind, Math.max(used.get(kind) ?? 0, Number(number)))
  const placeholders = new Map<string, string>()
  const byKind = new Map<RedactionKind, Map<string, Redaction>>()
  const placeholderOf = (kind: RedactionKind, value: string) => {
    const key = `${kind} ${kind === 'token' || kind === 'ssid' ? value : value.toLowerCase()}`
    const known = placeholders.get(key)
    if (known !== undefined) return known
    const number = (used.get(kind) ?? 0) + 1
    used.set(kind, number)
    placeholders.set(key, `<${kind}-${number}>`)
    return `<${kind}-${number}>`
  }
  const redactionOf = (kind: RedactionKind, value: string) => {
    const values = byKind.get(kind) ?? new Map<string, Redaction>()
    byKind.set(kind, values)
    const known = values.get(value)
    if (known) return known
    const redaction = { kind, text: value, placeholder: placeholderOf(kind, value), lines: [], count: 0 }
    values.set(value, redaction)
    return redaction
  }
  return {
    redact: (kind, value, line) => {
      const redaction = redactionOf(kind, value)
      redaction.count += 1
      if (redaction.lines.length < mostLines && redaction.lines.at(-1) !== line) redaction.lines.push(line)
      return redaction.placeholder
    },
    list: () => [...byKind.values()].flatMap((values) => [...values.values()]),
  }
}
