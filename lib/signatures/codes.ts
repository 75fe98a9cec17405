import { getCatalogue } from './catalogue'
import { buildProseProbes } from './probes'
import type { CodeMention, Signature } from './types'

/**
 * The error codes that a sentence names (`Xid 79`, `cudaErrorSystemNotReady`, `ring gfx_0.0.0 timeout`), in order and
 * without overlaps: what the Markdown pipeline turns into links. Ordinary words are never taken for a code.
 */
export function findCodes(text: string): CodeMention[] {
  index ??= buildIndex(getCatalogue())
  if (text.length > LONGEST_TEXT) return []
  const mentions = [...namesIn(text, index), ...phrasesIn(text, index)]
  return withoutOverlaps(mentions.sort((one, other) => one.start - other.start || other.end - one.end))
}

const LONGEST_TEXT = 100_000

type Phrase = { find: (text: string) => CodeMention[] }
type CodeIndex = { names: Map<string, string>; phrases: Phrase[] }

let index: CodeIndex | undefined

function buildIndex(catalogue: readonly Signature[]): CodeIndex {
  const names = new Map(catalogue.flatMap(({ id, names: own }) => own.map((name) => [name, id])))
  const numbered = buildProseProbes(catalogue)
  const spoken = catalogue.flatMap(({ id, prose }) => (prose === null ? [] : [spokenPhrase(id, prose)]))
  return { names, phrases: [...numbered, ...spoken] }
}

function spokenPhrase(id: string, prose: string): Phrase {
  const pattern = new RegExp(prose, 'gi')
  return {
    find: (text) =>
      [...text.matchAll(pattern)].map(({ index: start, 0: found }) => ({
        id,
        start,
        end: start + found.length,
      })),
  }
}

const IDENTIFIER = /\b[A-Za-z][A-Za-z0-9_]{7,80}\b/g

function namesIn(text: string, { names }: CodeIndex): CodeMention[] {
  return [...text.matchAll(IDENTIFIER)].flatMap(({ index: start, 0: name }) => {
    const id = names.get(name)
    return id === undefined ? [] : [{ id, start, end: start + name.length }]
  })
}

function phrasesIn(text: string, { phrases }: CodeIndex): CodeMention[] {
  return phrases.flatMap((phrase) => phrase.find(text))
}

function withoutOverlaps(mentions: CodeMention[]): CodeMention[] {
  let end = 0
  return mentions.filter((mention) => {
    if (mention.start < end) return false
    end = mention.end
    return true
  })
}
