import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_LINE } from '@/lib/environments/lines'
import { parseEnvironment } from '@/lib/environments/parse'

const folder = new URL('./environments/', import.meta.url)
const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
const pieces = [...new Set(texts.flatMap((text) => text.split(/(?<=[\s:|[(,=])/)))].filter(
  (piece) => piece !== '',
)

/** Every fact points into the text, and every id is one. */
function check(text: string) {
  const found = parseEnvironment(text)
  const lines = text.split(/\n|\r(?!\n)/).length
  const facts = [...found.devices, ...found.drivers, ...found.tools, ...Object.values(found.versions)]
  const single = [found.kernel, found.distro, found.session, found.secureBoot, found.virtualization]
  for (const fact of [...facts, ...single]) {
    if (fact) expect(fact.line >= 1 && fact.line <= lines).toBe(true)
  }
  for (const { pciId } of found.devices) expect(pciId ?? '0000:0000').toMatch(/^[0-9a-f]{4}:[0-9a-f]{4}$/)
}

describe('the parser on garbage', () => {
  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), check), { numRuns: 300 })
  })

  it('never throws on pieces of real output in any order', () => {
    const shuffled = fc.array(fc.constantFrom(...pieces), { maxLength: 200 }).map((some) => some.join(''))
    fc.assert(fc.property(shuffled, check), { numRuns: 300 })
  })

  it('never throws on output cut anywhere', () => {
    const cut = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat())
    const property = fc.property(cut, ([text, one, other]) => {
      const ends = [one % text.length, other % text.length].toSorted((a, b) => a - b)
      check(text.slice(ends[0], ends[1]))
    })
    fc.assert(property, { numRuns: 300 })
  })

  it('reads no more of a line than its beginning', () => {
    const line = `${'x'.repeat(LONGEST_LINE)} GPU: NVIDIA GeForce RTX 4090`
    expect(parseEnvironment(line).devices).toEqual([])
  })

  // An expression that backtracks would take minutes here, not the milliseconds it does.
  it.each([
    '(',
    ': ',
    '1.',
    'a-',
    "'",
    ' ',
    '| ',
    'rtx 3080 ',
    'kernel ',
    'GPU: RTX ',
    'Tainted: ',
    'Mesa ',
    '[[',
    '0000:',
  ])('takes long lines of %j as they come', (piece) => {
    const long = piece.repeat(Math.ceil(100_000 / piece.length))
    check(Array.from({ length: 20 }, () => long).join('\n'))
    check(long)
  })

  it('keeps its bounds on a long list of devices', () => {
    const hex = (at: number) => at.toString(16).padStart(2, '0')
    const line = (at: number) =>
      `${hex(at >> 5)}:${hex(at & 31)}.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [10de:2684]`
    const found = parseEnvironment(Array.from({ length: 5_000 }, (_, at) => line(at)).join('\n'))
    expect(found.devices).toHaveLength(64)
  })
})
