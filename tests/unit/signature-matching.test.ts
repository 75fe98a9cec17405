import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSignatures } from '@/lib/signatures/find'

const idsIn = (text: string) => findSignatures(text).map(({ id }) => id)
const table = (name: string) =>
  readFileSync(new URL(`signature-lines/${name}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

describe('a reader who pastes a log', () => {
  it('sees what is in it in order of first appearance, with counts and lines', () => {
    const log = [
      'NVRM: Xid (PCI:0000:0a:00): 31, pid=900, name=train, Ch 00000010',
      'NVRM: Xid (PCI:0000:0a:00): 45, pid=900, name=train, Ch 00000008',
      'sched: RT throttling activated',
      'NVRM: Xid (PCI:0000:0a:00): 45, pid=900, name=train, Ch 00000009',
    ].join('\n')
    expect(findSignatures(log)).toEqual([
      { id: 'nv-xid-31', count: 1, lines: [1], first: 1 },
      { id: 'nv-xid-45', count: 2, lines: [2, 4], first: 2 },
    ])
  })

  it('gets the first hundred lines of a message and the count of all', () => {
    const [match] = findSignatures('NVRM: Xid (PCI:0000:0a:00): 45, Ch 00000008\n'.repeat(250))
    expect(match).toMatchObject({ id: 'nv-xid-45', count: 250, first: 1 })
    expect(match?.lines).toHaveLength(100)
    expect(match?.lines.at(-1)).toBe(100)
  })

  it.each(table('found'))('finds: %s', (row) => {
    const [ids = '', ...text] = row.split(' | ')
    expect(idsIn(text.join(' | ').replaceAll('\\n', '\n').replaceAll('\\e', '\u001b'))).toEqual(
      ids.split(' '),
    )
  })

  it.each(table('harmless'))('is not alarmed by: %s', (line) => {
    expect(idsIn(line)).toEqual([])
  })

  it('counts a message that a terminal has folded once, at the line where it begins', () => {
    const log =
      'up\n[  283.724153] amdgpu 0000:2b:00.0: amdgpu: ring gfx_0.0.0 timeo\nut, signaled seq=1, emitted seq=2\ndown'
    expect(findSignatures(log)).toEqual([{ id: 'amd-ring-timeout', count: 1, lines: [2], first: 2 }])
  })

  it('does not make one message of two records', () => {
    expect(
      idsIn('[    1.000000] amdgpu 0000:03:00.0: amdgpu: MES failed\n[    1.000001] to respond to msg=3'),
    ).toEqual([])
  })

  it('reads files of other systems', () => {
    expect(findSignatures('ok\r\nNo devices were found\r\n')[0]).toMatchObject({
      id: 'nv-smi-no-devices',
      first: 2,
    })
    expect(findSignatures('ok\rNo devices were found\r')[0]).toMatchObject({
      id: 'nv-smi-no-devices',
      first: 2,
    })
  })

  it('reads a line of any length no further than 65,536 characters', () => {
    const far = `${'x'.repeat(100_000)} NVRM: Xid (PCI:0000:0a:00): 79`
    expect(idsIn(far)).toEqual([])
    const flattened = `${'x '.repeat(9_000)}NVRM: Xid (PCI:0000:0a:00): 31, pid=1${' x'.repeat(900)} NVRM: Xid (PCI:0000:0a:00): 45`
    expect(idsIn(flattened)).toEqual(['nv-xid-31', 'nv-xid-45'])
  })

  it('gets an answer whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        for (const { first, lines, count } of findSignatures(text)) {
          expect(first).toBe(lines[0])
          expect(count).toBeGreaterThanOrEqual(lines.length)
        }
      }),
    )
  })

  it('waits less than a second for ten megabytes', () => {
    const boot = Array.from({ length: 2_000 }, (_, index) =>
      index % 40 === 0
        ? `[${index}.000001] amdgpu 0000:03:00.0: amdgpu: ring gfx_0.0.0 timeout, signaled seq=${index}, emitted seq=${index + 2}`
        : `[${index}.000002] amdgpu 0000:03:00.0: amdgpu: ring comp_1.${index % 4}.0 uses VM inv eng ${index % 16} on hub 0`,
    ).join('\n')
    const log = `${boot}\n`.repeat(Math.ceil(10_000_000 / boot.length))
    findSignatures(boot)
    const start = process.cpuUsage()
    expect(findSignatures(log)).toHaveLength(1)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(1_000)
  })
})
