import type { Environment } from '@/lib/environments/types'
import type { SignatureMatch } from '@/lib/signatures/types'

/** One line of a log as it is shown: scrubbed, without terminal escapes, cut where it is very long. */
export type ShownLine = { number: number; text: string }

export type FoundSignature = SignatureMatch & { shown: ShownLine[] }

/** What a log says, without the log. Everything in it comes from the scrubbed text. */
export type Reading = {
  facts: Environment
  /** In order of first appearance. */
  signatures: FoundSignature[]
  /** How many different ones there are, shown or not. */
  total: number
  lines: number
  /** Values that were taken out, by kind. */
  redactions: { kind: string; count: number }[]
  /** The lines that prove the facts: small enough to go with a question. */
  environment: string
}

export type Refusal = 'empty' | 'too-large' | 'not-text' | 'unpacks-too-large' | 'broken-gzip' | 'no-form'

export type Outcome =
  | { kind: 'read'; reading: Reading }
  | { kind: 'refused'; refusal: Refusal; typed: string }
