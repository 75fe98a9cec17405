/** What is taken out, by kind. `chosen` are words the author named. */
export type RedactionKind =
  | 'host'
  | 'user'
  | 'serial'
  | 'uuid'
  | 'mac'
  | 'ip'
  | 'email'
  | 'ssid'
  | 'asset'
  | 'token'
  | 'chosen'

/** One value that went. `lines` are the first hundred places (1-based), `count` is how often it occurred. */
export type Redaction = {
  kind: RedactionKind
  text: string
  placeholder: string
  lines: number[]
  count: number
}

export type Scrubbed = { text: string; redactions: Redaction[] }

/** A secret within one line, `end` exclusive. `whole` is the secret when the line holds only a part of it. */
export type Span = { start: number; end: number; kind: RedactionKind; whole?: string }

export type Report = (kind: RedactionKind, start: number, end: number) => void

/** The line `offset` lines away, as it is seen in a terminal; empty beyond the ends. */
export type Near = (offset: number) => string

/** Reports the secrets that one line shows. Bounded work per character, whatever the line. */
export type Finder = (line: string, report: Report, near: Near) => void
