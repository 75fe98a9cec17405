import { type FamilyMatcher, familyMatcher } from './families'
import { requiredLiterals } from './literals'
import { FAMILY_NAMES, type FamilyName, type Signature } from './types'

export type ProbeHit = { id: string; start: number; end: number }

/** An expression with the words of which a text must have one to be worth a try. */
export type Probe = { words: string[]; inProse: boolean; find: (text: string) => ProbeHit[] }

/** One probe for each expression of the catalogue; the members of a family share theirs. */
export function buildProbes(catalogue: readonly Signature[]): Probe[] {
  const own = catalogue.flatMap((signature) => (signature.ownPattern === null ? [] : [ownProbe(signature)]))
  return [...own, ...FAMILY_NAMES.flatMap((name) => familyProbes(name, catalogue))]
}

function ownProbe({ id, ownPattern, caseSensitive, unless }: Signature): Probe {
  const source = ownPattern ?? ''
  const flags = caseSensitive ? '' : 'i'
  const pattern = new RegExp(source, flags)
  const veto = unless === null ? null : new RegExp(unless, flags)
  return {
    words: requiredLiterals(source),
    inProse: false,
    find: (text) => {
      const found = pattern.exec(text)
      if (found === null || veto?.test(text)) return []
      return [{ id, start: found.index, end: found.index + found[0].length }]
    },
  }
}

function familyProbes(name: FamilyName, catalogue: readonly Signature[]): Probe[] {
  const family = familyMatcher(name)
  const members = catalogue.filter((signature) => signature.family?.name === name)
  if (members.length === 0) return []
  const ids = new Map(members.map(({ id, family: membership }) => [membership?.value ?? '', id]))
  return family.shapes.map(({ words, code, inProse }) => ({
    words,
    inProse,
    find: (text) => codesOf(text, code, family, ids),
  }))
}

// How far around a number the words stand that give it another meaning.
const NEAR = 160

function codesOf(text: string, code: RegExp, family: FamilyMatcher, ids: Map<string, string>): ProbeHit[] {
  return [...text.matchAll(code)].flatMap((found) => {
    const id = ids.get(family.normalise(found.groups?.code ?? '')) ?? family.otherwise
    const [start, end] = [found.index, found.index + found[0].length]
    if (id === null || family.unless?.test(text.slice(Math.max(0, start - NEAR), end + NEAR))) return []
    return [{ id, start, end }]
  })
}
