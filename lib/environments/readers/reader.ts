import type { Facts } from '@/lib/environments/readers/facts'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'

/** Takes what it knows from one line; it may remember earlier lines of the same block. */
export type Reader = (line: PastedLine) => void

/** Makes a reader for one paste. */
export type ReaderMaker = (facts: Facts) => Reader
