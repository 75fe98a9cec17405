import { type FamilyMatcher, type FamilyShape, familyMatcher } from './families'
import { requiredLiterals } from './literals'
import { FAMILY_NAMES, type Signature } from './types'

export type ProbeHit = { id: string; start: number; end: number }

/** An expression with the words of which a text must have one to be worth a try. */
export type Probe = { words: string[]; find: (text: string) => ProbeHit[] }

/** One probe for each expression of the catalogue; the members of a family share theirs. */
export function buildProbes(catalogue: readonly Signature[]): Probe[] {
  const own = catalogue.flatMap((signature) => (signature.ownPattern === null ? [] : [ownProbe(signature)]))
  return [...own, ...familyProbes(catalogue, () => true)]
}

/** Only the shapes in which people write of numbered codes. */
export function buildProseProbes(catalogue: readonly Signature[]): Probe[] {
  return familyProbes(catalogue, (shape) => shape.inProse)
}

function ownProbe({ id, ownPattern, caseSensitive, unless }: Signature): Probe {
  const source = ownPattern ?? ''
  const flags = caseSensitive ? '' : 'i'
  const pattern = new RegExp(source, flags)
  const veto = unless === null ? null : new RegExp(unless, flags)
  return {
    words: requiredLiterals(source),
    find: (text) => {
      const found = pattern.exec(text)
      if (found === null || veto?.test(text)) return []
      return [{ id, start: found.index, end: found.index + found[0].length }]
    },
  }
}

function familyProbes(catalogue: readonly Signature[], wanted: (shape: FamilyShape) => boolean): Probe[] {
  return FAMILY_NAMES.flatMap((name) => {
    const family = familyMatcher(name)
    const shapes = family.shapes.filter(wanted)
    const members = catalogue.filter((signature) => signature.family?.name === name)
    if (members.length === 0 || shapes.length === 0) return []
    const ids = new Map(members.map(({ id, family: membership }) => [membership?.value ?? '', id]))
    return {
      words: [...new Set(shapes.flatMap((shape) => shape.words))],
      find: (text) => shapes.flatMap((shape) => codesOf(text, shape.code, family, ids)),
    }
  })
}

// How far around a number the words stand that give it another meaning.
const NEAR = 160

function codesOf(text: string, code: RegExp, family: FamilyMatcher, ids: Map<string, string>): ProbeHit[] {
  const hits: ProbeHit[] = []
  code.lastIndex = 0
  for (let found = code.exec(text); found !== null; found = code.exec(text)) {
    const id = ids.get(family.normalise(found.groups?.code ?? '')) ?? family.otherwise
    const [start, end] = [found.index, code.lastIndex]
    if (id === null || family.unless?.test(text.slice(Math.max(0, start - NEAR), end + NEAR))) continue
    hits.push({ id, start, end })
  }
  return hits
}
