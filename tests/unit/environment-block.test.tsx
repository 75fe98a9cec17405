import { describe, expect, it } from 'vitest'
import { EnvironmentBlock } from '@/components/environments/environment-block'
import { MachineReview } from '@/components/environments/machine-review'
import { markupOf } from '@/components/ui/markup'
import { withoutSecrets } from '@/lib/drafts/machine'
import { environmentChips } from '@/lib/environments/chips'
import { factRows } from '@/lib/environments/fact-rows'
import { machineInput } from '@/lib/environments/input'
import { parseEnvironment } from '@/lib/environments/parse'
import { reviewEnvironment } from '@/lib/environments/review'
import { listQuery, parseListFilter } from '@/lib/questions/list-input'
import { parseSearch } from '@/lib/search/parse'
import { kinMachine, otherMachine, ownSecret, pastedMachine, pastedSecrets } from '../support/machines'

const hostile = `</code></pre><script>alert(1)</script>
01:00.0 VGA compatible controller [0300]: NVIDIA Corporation "><img src=x onerror=alert(1)> [10de:2684] (rev a1)
Kernel driver in use: nvidia`

const viewOf = (text: string) => {
  const facts = parseEnvironment(text)
  const lines = text.split('\n')
  return {
    id: 1,
    chips: environmentChips(facts),
    facts: factRows(facts),
    lines,
    total: lines.length,
    whole: true,
  }
}

describe('the facts of a machine', () => {
  it('are a table whose every value names the line that proves it', () => {
    const rows = factRows(parseEnvironment(pastedMachine), new Map([['10de:2684', 'GeForce RTX 4090']]))
    const lines = pastedMachine.split('\n')
    expect(rows.map(({ label }) => label)).toEqual(['GPU', 'Driver', 'Kernel', 'Distribution'])
    expect(rows[0]?.values).toEqual([{ text: 'GeForce RTX 4090', pciId: '10de:2684', line: 4 }])
    expect(rows[1]?.values[0]?.text).toBe('nvidia 580.95.05 (open modules)')
    for (const { values } of rows) for (const { line } of values) expect(lines[line - 1]).toBeDefined()
  })

  it('are three words in a list: device, driver version, kernel', () => {
    expect(environmentChips(parseEnvironment(pastedMachine))).toEqual(['RTX 4090', '580.95.05', '6.17.0'])
    expect(environmentChips(parseEnvironment(otherMachine))).toEqual([
      'RX 7900 XT/7900 XTX',
      'amdgpu',
      '6.18.1',
    ])
    expect(environmentChips(parseEnvironment('nothing of use'))).toEqual([])
    expect(environmentChips(parseEnvironment(kinMachine))[0]).toBe('RTX 4070')
  })
})

describe('the review of a paste', () => {
  it('shows what goes, value by value, also the words that the author names', () => {
    const review = reviewEnvironment(pastedMachine, [ownSecret])
    const [removed, kept] = (['left', 'right'] as const).map((side) =>
      review.rows
        .flatMap((row) => (row.kind === 'changed' ? row[side] : []))
        .map(({ text }) => text)
        .join(' '),
    )
    for (const secret of ['difference-engine', '1320623061234', '203.0.113.77', ownSecret]) {
      expect(removed).toContain(secret)
      expect(kept).not.toContain(secret)
    }
    expect(review.removed).toContain('host name')
    expect(review.blank).toBe(false)
  })

  it('stays small for 1 MiB in which every line changes, and is quick', () => {
    const text = 'Jan  1 00:00:00 babbage kernel: ada@example.org wrote to 198.51.100.7\n'.repeat(14_500)
    const from = performance.now()
    const review = reviewEnvironment(text.slice(0, 1_048_576))
    expect(performance.now() - from).toBeLessThan(5_000)
    expect(review.rows).toHaveLength(200)
    expect(review.more).toBeGreaterThan(10_000)
    expect(JSON.stringify(review).length).toBeLessThan(200_000)
  })

  it('writes no markup of the paste into the page', () => {
    const review = reviewEnvironment(`${hostile}\nhost=<b>${'x'}</b> ada@<i>example.org`, ['alert'])
    const html = markupOf(<MachineReview review={review} />)
    expect(html).not.toMatch(/<(script|img|i|b)[ >]/)
  })
})

describe('the block of a post', () => {
  it('links devices, facts and lines, and escapes everything', () => {
    const html = markupOf(<EnvironmentBlock postId={7} environment={viewOf(hostile)} />)
    expect(html).not.toMatch(/<(script|img)/)
    expect(html).toContain('href="/devices/10de:2684"')
    expect(html).toContain('href="#env-7-L2"')
    expect(html).toContain('id="env-7-L2"')
  })

  it('leads to the whole text for lines that it does not hold', () => {
    const view = { ...viewOf(pastedMachine), lines: pastedMachine.split('\n').slice(0, 2), whole: false }
    const html = markupOf(<EnvironmentBlock postId={7} environment={view} />)
    expect(html).toContain('The first 2 of 10 lines')
    expect(html).toContain('href="/posts/7/environment.txt"')
    expect(html).not.toContain('href="#env-7-L4"')
  })
})

describe('fields', () => {
  it('hold a rig, a paste, or neither', () => {
    expect(machineInput.parse({ rig: '', environment: ' ', remove: '' })).toEqual({
      rig: undefined,
      environment: '',
      remove: [],
    })
    expect(machineInput.parse({ rig: '12' }).rig).toBe(12)
    for (const rig of ['-1', '1,2', '1e3', 'mine', '9'.repeat(40)])
      expect(machineInput.safeParse({ rig }).success).toBe(false)
    expect(machineInput.safeParse({ environment: 'x'.repeat(1_048_577) }).success).toBe(false)
  })

  it('of a draft are kept without secrets and without the list of them', () => {
    const kept = withoutSecrets({ title: 'T', environment: pastedMachine, remove: ownSecret })
    for (const secret of [...pastedSecrets, ownSecret]) expect(JSON.stringify(kept)).not.toContain(secret)
    expect(kept).toMatchObject({ title: 'T' })
    expect(withoutSecrets(kept)).toEqual(kept)
  })
})

describe('filters', () => {
  it('read rig=mine and nothing else', () => {
    const filter = parseListFilter({ rig: 'mine', tags: 'nvidia' })
    expect(filter).toEqual({ sort: 'newest', all: ['nvidia'], none: [], mine: true, after: null })
    expect(listQuery({ sort: 'newest', all: ['nvidia'], mine: true })).toBe('?tags=nvidia&rig=mine')
    for (const rig of ['yours', '', ['mine', 'mine']]) expect(parseListFilter({ rig })).toBeNull()
  })

  it('read device:, driver: and rig: in the search', () => {
    const search = parseSearch('black device:10DE:2684 driver:NVIDIA driver:nvidia/580 rig:mine rig:yours')
    expect(search).toMatchObject({
      devices: ['10de:2684'],
      drivers: ['nvidia', 'nvidia/580'],
      rig: true,
      terms: [{ kind: 'words', text: 'black', not: false }],
    })
    expect(search?.notes.join()).toContain('rig:yours')
    expect(parseSearch('device:banana driver:<script>')).toMatchObject({ devices: [], drivers: [] })
  })
})
