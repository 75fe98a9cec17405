export const VENDORS = ['nvidia', 'amd', 'intel', 'general'] as const
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const
export const FAMILY_NAMES = ['xid', 'sxid', 'cuda', 'hip', 'hsa', 'ze'] as const

export type SignatureVendor = (typeof VENDORS)[number]
export type Severity = (typeof SEVERITIES)[number]

/** Codes that differ in a number only share one expression: `Xid 13`, `Xid 31`, … */
export type FamilyName = (typeof FAMILY_NAMES)[number]

/** One known error message of a driver or a runtime, with what is known of it. */
export type Signature = {
  id: string
  vendor: SignatureVendor
  driver: string
  /** What people search for: `xid-79`, `CUDA_ERROR_NO_DEVICE`; null when the message has no code. */
  code: string | null
  /** The last part of `/errors/<vendor>/<slug>`. */
  slug: string
  title: string
  /** A regular expression for one line, in the safe subset that `regex.ts` reads. */
  pattern: string
  /** The part of `pattern` that is not the shapes of the family; null when they are all there is. */
  ownPattern: string | null
  /** Most logs are retyped or translated to one case now and then, so case counts only where it tells errors apart. */
  caseSensitive: boolean
  /** A line that matches this as well means something else. */
  unless: string | null
  family: { name: FamilyName; value: string } | null
  /** Identifiers that mean exactly this error wherever they stand. */
  names: string[]
  /** How people write of it in a sentence, where that differs from the log. */
  prose: string | null
  severity: Severity
  meaning: string
  causes: string[]
  actions: string[]
  sources: string[]
  /** Lines as the driver prints them, with invented devices and processes. */
  examples: string[]
}

/** Where a signature appears in a text. `count` counts lines; `lines` holds the first hundred, from 1. */
export type SignatureMatch = { id: string; count: number; lines: number[]; first: number }

/** A code named in a sentence, as offsets into it. */
export type CodeMention = { id: string; start: number; end: number }
