import { describe, expect, it } from 'vitest'
import { getCatalogue, getSignature, getSignatureAt } from '@/lib/signatures/catalogue'
import { findSignatures } from '@/lib/signatures/find'
import { requiredLiterals } from '@/lib/signatures/literals'
import { parseRegex, type RegexNode } from '@/lib/signatures/regex'

const catalogue = getCatalogue()
const idsIn = (text: string) => findSignatures(text).map(({ id }) => id)

describe('the catalogue of error messages', () => {
  it('has each id and each address once', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(659)
    expect(new Set(catalogue.map(({ vendor, slug }) => `${vendor}/${slug}`)).size).toBe(659)
  })

  it('explains all Xid codes from 1 to 176', () => {
    for (let code = 1; code <= 176; code += 1) {
      expect(getSignatureAt('nvidia', `xid-${code}`)?.code).toBe(`xid-${code}`)
    }
    expect(getSignatureAt('nvidia', 'xid-0')).toBeNull()
    expect(getSignature('nv-xid-79')?.title).toContain('fallen off the bus')
  })

  it('gives each name to one error', () => {
    const names = catalogue.flatMap(({ names }) => names)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it.each(catalogue.map(({ id, examples }) => ({ id, examples })))(
    'finds $id in its examples',
    ({ id, examples }) => {
      for (const example of examples) expect(idsIn(example), example).toContain(id)
    },
  )

  it('finds each example inside a log, at its line', () => {
    for (const { id, examples } of catalogue) {
      const [example = ''] = examples
      const match = findSignatures(
        `[    1.000000] usb 1-1: new device\n${example}\n[    2.000000] done`,
      ).find((found) => found.id === id)
      expect(match, example).toMatchObject({ first: 2, count: 1, lines: [2] })
    }
  })
})

describe('the expressions of the catalogue', () => {
  const sources = catalogue.flatMap(({ id, pattern, unless, prose }) =>
    [pattern, unless, prose].flatMap((source) => (source === null ? [] : [{ id, source }])),
  )

  it('repeat nothing that could be read in many ways', () => {
    const risky = sources.flatMap(({ id, source }) =>
      hazards(parseRegex(source)).map((hazard) => `${id}: ${hazard}`),
    )
    expect(risky).toEqual([])
  })

  it('answer hostile lines of any kind at once', () => {
    const slow = sources.flatMap(({ id, source }) => {
      const expression = new RegExp(source, 'i')
      return hostileLines(source).flatMap((line) => {
        const start = performance.now()
        expression.test(line)
        return performance.now() - start > SLOWEST ? [id] : []
      })
    })
    expect(slow).toEqual([])
  })
})

// Generous, as tests share the machine; exponential search would take years.
const SLOWEST = 250
const WIDEST = 200

/** Unbounded wide sets and repeated repeats: what makes a backtracking matcher slow. */
function hazards(node: RegexNode): string[] {
  if (node.kind === 'sequence') return node.parts.flatMap(hazards)
  if (node.kind === 'choice') return node.options.flatMap(hazards)
  if (node.kind !== 'repeat') return []
  const inner = hazards(node.of)
  if (node.of.kind === 'set')
    return node.of.wide && node.max > WIDEST ? [...inner, 'wide and without bound'] : inner
  if (node.of.kind === 'text') return inner
  const fewTimes = node.max <= 3 && !endless(node.of)
  return node.max === 1 || fewTimes ? inner : [...inner, 'a group again and again']
}

function endless(node: RegexNode): boolean {
  if (node.kind === 'sequence') return node.parts.some(endless)
  if (node.kind === 'choice') return node.options.some(endless)
  return node.kind === 'repeat' && (node.max === Number.POSITIVE_INFINITY || endless(node.of))
}

function hostileLines(source: string): string[] {
  const words = requiredLiteralsOrNone(source)
  const pieces = [
    ...words.slice(0, 3),
    ...words.slice(0, 2).map((word) => `${word} `),
    '0',
    'a',
    ' ',
    'a:',
    '(',
    '[0',
    'cuda',
    '0x0',
  ]
  return pieces.map((piece) => piece.repeat(Math.ceil(4096 / piece.length)).slice(0, 4096))
}

function requiredLiteralsOrNone(source: string): string[] {
  try {
    return requiredLiterals(source)
  } catch {
    return []
  }
}
