import 'server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

// A million guesses: what an attacker tries first anyway.
const FEWEST_GUESSES_LOG10 = 6
// Longer texts cost tens of milliseconds, and a good beginning is enough.
const LONGEST_JUDGED = 64

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** Why a new password would be guessed soon, or null. `known` is what everybody knows of its owner. */
export function weaknessOf(password: string, known: string[]): string | null {
  const words = [...known, ...known.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u)), 'nomodeset']
  const { guessesLog10 } = judge.check(
    password.slice(0, LONGEST_JUDGED),
    words.filter((word) => word.length > 2),
  )
  if (guessesLog10 >= FEWEST_GUESSES_LOG10) return null
  return 'This password is common or easy to guess. Three or four unrelated words make a good one.'
}
