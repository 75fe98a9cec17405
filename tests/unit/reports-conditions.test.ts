import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applies } from '@/lib/reports/applies'
import { CONDITIONS_LENGTH, readConditions } from '@/lib/reports/conditions'
import { rangesLabel } from '@/lib/reports/labels'

const label = (text: string) => {
  const read = readConditions(text)
  return read.ok ? rangesLabel(read.ranges) : read.problem
}
const problem = (text: string) => {
  const read = readConditions(text)
  return read.ok ? '' : read.problem
}

describe('the conditions of a block', () => {
  it.each([
    ['driver=nvidia>=550 kernel>=6.8', 'NVIDIA driver 550 or newer, kernel 6.8 or newer'],
    ['driver=nvidia >= 550, < 595; Kernel 6.8+', 'NVIDIA driver 550 to before 595, kernel 6.8 or newer'],
    ['driver = nvidia = 580', 'NVIDIA driver 580'],
    [
      'kernel=6.12 - 6.15 rocm 6.2 to 7 mesa<25.1',
      'kernel 6.12 to 6.15, ROCm 6.2 to 7, Mesa older than 25.1',
    ],
    ['kernel v6.8+  cuda ≤ 12.8', 'kernel v6.8 or newer, CUDA 12.8 or older'],
    ['distribution=ubuntu', 'Ubuntu'],
    ['distribution=ubuntu,debian kernel<6.8', 'Ubuntu or Debian; kernel older than 6.8'],
    ['driver=nouveau driver=nvidia>=590', 'nouveau driver, or NVIDIA driver 590 or newer'],
    ['firmware>=20250410 oneapi>=2025.1', 'linux-firmware 20250410 or newer, oneAPI 2025.1 or newer'],
    ['distribution=opensuse-leap>=15.6', 'openSUSE Leap 15.6 or newer'],
  ])('%s: %s', (text, words) => {
    expect(label(text)).toBe(words)
  })

  it.each([
    ['', 'Say for what it holds'],
    ['kernal>=6.8', 'none of driver, distribution, vendor, kernel'],
    ['nvidia>=550', 'write driver=nvidia.'],
    ['debian', 'write distribution=debian.'],
    ['driver=nvida', 'nvida is none of nvidia, amdgpu'],
    ['driver', 'this is none of nvidia'],
    ['distribution=windows', 'windows is none of ubuntu'],
    ['kernel', 'Say for which versions'],
    ['kernel > 6.8', 'Write it as 580'],
    ['kernel>=7,<6', 'No version lies in this range'],
    ['kernel>=6.8 kernel<6.12', 'has a condition already'],
    ['distribution=ubuntu,debian>=12', 'such as distribution=ubuntu>=12'],
    ['kernel>=6"onload=x', 'Write it as'],
    ['constructor>=1', 'none of driver'],
    ['__proto__>=1', 'none of driver'],
    ['x'.repeat(CONDITIONS_LENGTH + 1), 'at most 300 characters'],
  ])('%j is refused: %s', (text, why) => {
    expect(problem(text)).toContain(why)
  })

  it('are read or refused, whatever is written, and hold a version as it was written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
        const read = readConditions(text)
        expect(read.ok ? read.ranges.length : read.problem.length).toBeGreaterThan(0)
      }),
    )
    const version = fc.tuple(fc.nat(900), fc.nat(200)).map((numbers) => numbers.join('.'))
    fc.assert(
      fc.property(version, fc.constantFrom('>=', '<=', '=', ' >= ', ' = '), (text, sign) => {
        const read = readConditions(`kernel${sign}${text}`)
        expect(read.ok && applies(read.ranges, { kernel: text }).verdict).toBe('applies')
      }),
    )
  })
})

describe('a machine and the conditions of a block', () => {
  const judge = (text: string, machine: Record<string, string | null>) => {
    const read = readConditions(text)
    if (!read.ok) throw new Error(read.problem)
    return applies(read.ranges, machine)
  }

  it('are told apart with the reason', () => {
    expect(judge('kernel>=6.8', { kernel: '6.1.0-18-amd64' })).toEqual({
      verdict: 'does-not',
      reason: 'needs kernel 6.8 or newer, yours is 6.1.0-18-amd64',
    })
    expect(judge('distribution=ubuntu,debian', { 'distribution:fedora': '43' }).reason).toBe(
      'needs Ubuntu or Debian, your machine runs Fedora',
    )
    expect(judge('distribution=fedora', { 'distribution:fedora': null }).verdict).toBe('applies')
    expect(judge('driver=nvidia', { 'driver:nvidia': null }).verdict).toBe('applies')
  })

  it('fit as long as nothing is known to the contrary', () => {
    expect(judge('driver=nvidia>=550', {})).toEqual({
      verdict: 'unknown',
      reason: 'it does not say its driver',
    })
    expect(judge('rocm>=6', {}).reason).toBe('it does not say its ROCm version')
    expect(judge('driver=nvidia>=550', { 'driver:nvidia': null }).verdict).toBe('unknown')
    expect(judge('driver=nvidia', { 'driver:mesa': '25.2' }).verdict).toBe('unknown')
    expect(judge('driver=nvidia', { 'driver:nouveau': null }).verdict).toBe('does-not')
    expect(judge('distribution=debian>=13', { kernel: '6.12' }).verdict).toBe('unknown')
  })
})
