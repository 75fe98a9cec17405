import { describe, expect, it } from 'vitest'
import { parseEnvironment } from '@/lib/environments/parse'
import { applies } from '@/lib/reports/applies'
import { markInput, rangeInput, readRanges, reportInput } from '@/lib/reports/input'
import { machineOf } from '@/lib/reports/machine'
import { parseRange } from '@/lib/versions/range'
import { pasteOf } from '../support/saved-rigs'

const range = (subject: string, text: string) => {
  const read = parseRange(text)
  if (!read) throw new Error(text)
  return { subject, ...read }
}
const machine = machineOf(parseEnvironment(pasteOf()))

describe('a machine as ranges see it', () => {
  it('has the versions that its text proves', () => {
    expect(machine).toMatchObject({
      'driver:nvidia': '580.95.05',
      kernel: '6.17.4-arch2-1',
      'distribution:fedora': '43',
    })
  })
})

describe('whether a post holds on a machine', () => {
  it.each([
    [[range('driver:nvidia', '580')], 'applies'],
    [[range('driver:nvidia', '>= 590')], 'does-not'],
    [[range('driver:nvidia', '>= 550.90.07, < 550.107.02')], 'does-not'],
    [[range('kernel', '< 6.18'), range('driver:nvidia', '580+')], 'applies'],
    [[range('kernel', '< 6.17'), range('driver:nvidia', '580+')], 'does-not'],
    [[range('driver:nouveau', '6.1+'), range('driver:nvidia', '580')], 'applies'],
    [[range('driver:amdgpu', '6.1+')], 'does-not'],
    [[range('rocm', '7+')], 'unknown'],
    [[range('distribution:ubuntu', '24.04+')], 'does-not'],
    [[range('distribution:fedora', '42+')], 'applies'],
  ])('%j: %s', (ranges, verdict) => {
    expect(applies(ranges, machine).verdict).toBe(verdict)
  })

  it('gives the reason in words', () => {
    expect(applies([range('kernel', '< 6.10')], machine).reason).toBe(
      'needs kernel older than 6.10, yours is 6.17.4-arch2-1',
    )
    expect(applies([range('driver:amdgpu', '6.1+')], machine).reason).toBe(
      'needs amdgpu driver 6.1 or newer, your machine runs nvidia',
    )
  })

  it('leaves open what the machine does not say, and lets a failure decide', () => {
    expect(applies([range('mesa', '25+')], {}).verdict).toBe('unknown')
    expect(applies([range('mesa', '25+'), range('kernel', '< 6')], machine).verdict).toBe('does-not')
    expect(applies([range('driver:nvidia', '580')], { 'driver:nvidia': null }).verdict).toBe('unknown')
    expect(applies([], machine).verdict).toBe('applies')
  })
})

describe('the form of versions', () => {
  it('reads rows, leaves empty ones out, and writes what it reads', () => {
    const read = readRanges({
      'subject-0': 'driver:nvidia',
      'range-0': '>= 580, < 595',
      'subject-1': '',
      'range-1': '',
      'subject-4': 'kernel',
      'range-4': '6.12+',
    })
    expect(read.ok && read.ranges.map((one) => [one.subject, rangeInput(one)])).toEqual([
      ['driver:nvidia', '>= 580, < 595'],
      ['kernel', '>= 6.12'],
    ])
    for (const text of ['580', '>= 6.12', '< 6.17', '<= 580', '>= 550, <= 580'])
      expect(parseRange(rangeInput(range('kernel', text)))).toEqual(parseRange(text))
  })

  it('puts each error on its own field', () => {
    const read = readRanges({
      'subject-0': 'driver:nvidia',
      'range-0': 'newest',
      'subject-1': '',
      'range-1': '580',
      'subject-2': 'kernel',
      'range-2': '>= 6.12, < 6.1',
      'subject-3': 'distribution:nonesuch',
      'range-3': '1',
    })
    expect(read.ok ? [] : Object.keys(read.fields)).toEqual(['range-0', 'subject-1', 'range-2', 'subject-3'])
  })
})

describe('what the doors take', () => {
  it('asks why something is dangerous, and why a mark is cleared', () => {
    const dangerous = { id: '1', kind: 'dangerous', value: '1' }
    expect(markInput.safeParse({ ...dangerous, comment: 'bricks it' }).error?.issues[0]?.path).toEqual([
      'comment',
    ])
    expect(markInput.safeParse({ ...dangerous, comment: 'Erases the boot loader.' }).success).toBe(true)
    expect(markInput.safeParse({ id: '1', kind: 'outdated', value: '1' }).success).toBe(true)
    expect(markInput.safeParse({ id: '1', kind: 'outdated', value: 'clear' }).error?.issues[0]?.path).toEqual(
      ['reason'],
    )
  })

  it('takes a report without a rig, not without an outcome', () => {
    expect(reportInput.safeParse({ id: '1', outcome: 'works', rig: '' }).success).toBe(true)
    expect(reportInput.safeParse({ id: '1', outcome: 'maybe' }).success).toBe(false)
    expect(reportInput.safeParse({ id: '1', outcome: 'works', rig: '-4' }).success).toBe(false)
  })
})
