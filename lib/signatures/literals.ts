import { parseRegex, type RegexNode } from './regex'

/**
 * Words of which each match of the expression contains at least one: lower case, runs of blanks as one blank. A text in
 * which none of them stands cannot match. Throws when the expression has no such words of three characters or more.
 */
export function requiredLiterals(source: string): string[] {
  const { best } = study(parseRegex(source))
  if (best === null || shortest(best) < 3) throw new Error(`no fixed words in /${source}/`)
  return best
}

/** `exact` lists all texts the node can match, when they are few; `best` is the choice of words so far. */
type Study = { exact: string[] | null; best: string[] | null }

const MOST_EXACT = 24

function study(node: RegexNode): Study {
  if (node.kind === 'text') return settle(node.text.map(fold))
  if (node.kind === 'edge') return settle([''])
  if (node.kind === 'set') return node.space ? settle([' ']) : { exact: null, best: null }
  if (node.kind === 'sequence') return studySequence(node.parts)
  if (node.kind === 'choice') return studyChoice(node.options)
  return studyRepeat(node.of, node.min, node.max)
}

const fold = (text: string) => text.toLowerCase()
const settle = (exact: string[]): Study => ({ exact, best: usable(exact) })

function studySequence(parts: RegexNode[]): Study {
  let run: string[] = ['']
  let best: string[] | null = null
  let whole = true
  for (const part of parts) {
    const { exact, best: inner } = study(part)
    const longer: string[] | null = exact && join(run, exact)
    if (longer === null) {
      whole = false
      best = better(better(best, usable(run)), inner)
    }
    run = longer ?? (exact && exact.length <= MOST_EXACT ? exact : [''])
  }
  return { exact: whole ? run : null, best: better(best, usable(run)) }
}

function join(run: string[], next: string[]): string[] | null {
  if (run.length * next.length > MOST_EXACT) return null
  return run.flatMap((start) => next.map((end) => start + end))
}

function studyChoice(options: RegexNode[]): Study {
  const studies = options.map(study)
  const exact = studies.every((option) => option.exact !== null)
    ? studies.flatMap((option) => option.exact ?? [])
    : null
  const best = studies.every((option) => option.best !== null)
    ? studies.flatMap((option) => option.best ?? [])
    : null
  return { exact: exact && exact.length <= MOST_EXACT ? exact : null, best }
}

function studyRepeat(of: RegexNode, min: number, max: number): Study {
  const blank = of.kind === 'set' && of.space
  if (blank) return settle(min === 0 ? ['', ' '] : [' '])
  const inner = study(of)
  if (min === 0 && max === 1 && inner.exact) return settle(['', ...inner.exact])
  return { exact: null, best: min === 0 ? null : inner.best }
}

function usable(words: string[]): string[] | null {
  const cut = [...new Set(words.map((word) => word.replace(/ {2,}/g, ' ').trim()))]
  return shortest(cut) > 0 ? cut : null
}

function better(one: string[] | null, other: string[] | null): string[] | null {
  if (one === null || other === null) return one ?? other
  return worth(other) > worth(one) ? other : one
}

// Many words cost little in one automaton; a short or a common word costs a look at every line that has it.
const COMMON = new Set(['error', 'failed', 'timeout', 'channel', 'returned', 'returns', 'err:'])
const worth = (words: string[]) =>
  Math.min(12, ...words.map((word) => (COMMON.has(word) ? 2 : word.length))) * 8 - words.length

const shortest = (words: string[]) => Math.min(...words.map((word) => word.length))
