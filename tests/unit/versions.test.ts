import { describe, expect, it } from 'vitest'
import { compareVersions, isVersion } from '@/lib/versions/compare'
import { contains, describeRange, isEmpty, parseRange, type Range } from '@/lib/versions/range'

const ordered = [
  ['550.90.07', '550.107.02'],
  ['390.157', '470.256.02'],
  ['580.65', '580.65.06'],
  ['6.17-rc2', '6.17'],
  ['6.17-rc2', '6.17-rc10'],
  ['6.17.0-0.rc3.250901gb320789d.31.fc44', '6.17.0-200.fc43'],
  ['6.8.0-45-generic', '6.8.0-100-generic'],
  ['6.12.9-arch1-1', '6.12.10-arch1-1'],
  ['5.15.0-210.163.7.el9uek.x86_64', '5.15.0-300.1.1.el9uek.x86_64'],
  ['26.0.0-rc1', '26.0.0'],
  ['26.1.0-devel', '26.1.0-rc1'],
  ['24.2~rc1', '24.2'],
  ['6.4.3', '7.0'],
  ['12.8', '12.10'],
  ['26.31.39395.13', '26.31.39395.14'],
  ['1.0.11-1+b1', '1:1.0.2'],
] as const

describe('versions', () => {
  it.each(ordered)('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0)
    expect(compareVersions(newer, older)).toBeGreaterThan(0)
  })

  it.each([
    ['7.0', '7.0.0'],
    ['v6.12', '6.12'],
    ['580.95.05', '580.95.5'],
  ])('%s equals %s', (a, b) => {
    expect(compareVersions(a, b)).toBe(0)
  })

  it('are totally ordered, whatever they look like', () => {
    const some = Array.from({ length: 60 }, randomVersion)
    for (const a of some)
      for (const b of some) {
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)))
        for (const c of some.slice(0, 12))
          if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
            expect(compareVersions(a, c)).toBeLessThanOrEqual(0)
      }
  })

  it('begin with a number', () => {
    expect(['580', 'v6.1', '1:2.4'].every(isVersion)).toBe(true)
    expect(['', 'latest', '-5', '9'.repeat(200)].some(isVersion)).toBe(false)
  })
})

describe('a range', () => {
  const holds: [string, string, boolean][] = [
    ['580', '580.95.05', true],
    ['580', '590.48.01', false],
    ['>= 550.54', '550.54.14', true],
    ['< 6.12.9', '6.12.9-arch1-1', false],
    ['<= 6.12.9', '6.12.9-arch1-1', true],
    ['<= 6.12', '6.12.9-arch1-1', true],
    ['>= 6.12, < 6.15', '6.15-rc1', true],
    ['>=6.12 <6.15', '6.14.11-300.fc42', true],
    ['6.12 - 6.15', '6.15.4', true],
    ['25.2+', '26.0.3', true],
    ['25.2+', '25.1.9', false],
  ]
  it.each(holds)('%s of %s: %s', (text, version, expected) => {
    const range = parseRange(text)
    expect(range && contains(range, version)).toBe(expected)
  })

  it.each(['', 'latest', '> 5', '>= 7, < 6', '6.15 - 6.12', '< 1 < 2', 'x'.repeat(500)])(
    'is not %j',
    (text) => {
      expect(parseRange(text)).toBeNull()
    },
  )

  it('says itself in words that read back as the same range', () => {
    const range: Range = { from: '580.65', to: '595', through: false }
    expect(describeRange(range)).toBe('from 580.65 to before 595')
    expect(describeRange({ from: '580', to: '580', through: true })).toBe('580')
    expect(describeRange({ from: null, to: '6.17', through: true })).toBe('up to 6.17')
  })

  it('that holds a version is not empty, and holds every version between two that it holds', () => {
    for (let i = 0; i < 2_000; i++) {
      const [a, b] = [randomVersion(), randomVersion()].sort(compareVersions)
      const range = { from: a ?? null, to: b ?? null, through: i % 2 === 0 }
      const inside = [a, b, randomVersion(), randomVersion()].filter(
        (v) => v !== undefined && contains(range, v),
      )
      if (inside.length > 0) expect(isEmpty(range)).toBe(false)
    }
  })
})

function randomVersion(): string {
  const number = (below: number) => Math.floor(Math.random() * below)
  const numbers = Array.from({ length: 1 + number(3) }, () => number(12)).join('.')
  const tails = [
    '',
    '',
    '-rc1',
    '-rc2',
    '-arch1-1',
    '-45-generic',
    '-100-generic',
    '~rc3',
    '+13',
    '.fc43',
    '-devel',
  ]
  return numbers + (tails[number(tails.length)] ?? '')
}
