import { describe, expect, it } from 'vitest'
import {
  branchOf,
  compareNames,
  distributionName,
  frameworkNames,
  kernelSeries,
} from '@/lib/compatibility/dimensions'
import { cellQuery, matrixQuery, parseCell, parseMatrixFilter, usualFilter } from '@/lib/compatibility/input'
import { buildMatrix } from '@/lib/compatibility/matrix'
import type { ReportGroup } from '@/lib/compatibility/types'
import type { Claim } from '@/lib/drivers/types'

const group = (facts: Partial<ReportGroup> = {}): ReportGroup => ({
  ...{ version: '580.95.05', kernel: '6.17.4-arch2-1', distro: 'fedora', distroVersion: '43' },
  ...{ architecture: 'Ada Lovelace', versions: { cuda: '13.0.88' }, outcome: 'works', count: 1 },
  last: new Date('2026-10-01'),
  ...facts,
})
const claim = (facts: Partial<Claim> = {}): Claim => ({
  ...{ driver: 'nvidia', branch: 'R580', hardware: '', kernel: '', distribution: '', framework: '' },
  ...{ outcome: 'works', claimant: 'NVIDIA', sourceUrl: 'https://www.nvidia.com/', asOf: '2026-08-01' },
  ...facts,
})
const branches = ['R580', 'R590', 'R173.14']

describe('what a machine is counted under', () => {
  it('is its branch', () => {
    expect(branchOf('nvidia', group(), branches)).toBe('R580')
    expect(branchOf('nvidia', group({ version: '173.14.39' }), branches)).toBe('R173.14')
    expect(branchOf('nvidia', group({ version: '601.10' }), branches)).toBe('R601')
    expect(branchOf('nvidia', group({ version: '5801.1' }), branches)).toBe('R5801')
    expect(branchOf('amdgpu', group(), [])).toBe('6.17')
    expect(branchOf('rocm', group({ version: '7.2.1' }), [])).toBe('7.2')
    expect(branchOf('nvidia', group({ version: null }), branches)).toBeNull()
  })

  it('is its kernel series, distribution and frameworks', () => {
    expect(kernelSeries('6.17-rc2')).toBe('6.17')
    expect(kernelSeries('vanilla')).toBeNull()
    expect(distributionName('ubuntu', '24.04.4')).toBe('ubuntu 24.04')
    expect(distributionName('arch', '20261101')).toBe('arch')
    expect(frameworkNames({ cuda: '13.0.88', torch: '2.10.1', other: '1' })).toEqual([
      'CUDA 13.0',
      'PyTorch 2.10',
    ])
  })

  it('is ordered the newest first', () => {
    expect(['R470', 'R580', 'R1000', 'R590'].sort(compareNames)).toEqual(['R1000', 'R590', 'R580', 'R470'])
  })
})

describe('a matrix', () => {
  const build = (filter: Partial<typeof usualFilter>, claims: Claim[], groups: ReportGroup[]) =>
    buildMatrix({ filter: { ...usualFilter, ...filter }, claims, groups, branches })

  it('sets claims beside reports, and all reports of a branch into its first column', () => {
    const { columns, rows } = build(
      {},
      [
        claim({ hardware: 'Pascal, Turing' }),
        claim({ branch: 'R590', hardware: 'Pascal', outcome: 'fails' }),
        claim({ framework: 'CUDA 13' }),
      ],
      [group({ count: 3 }), group({ outcome: 'fails' }), group({ architecture: null })],
    )
    expect(columns).toEqual(['', 'Ada Lovelace', 'Pascal', 'Turing'])
    expect(rows.map(({ branch }) => branch)).toEqual(['R590', 'R580'])
    const [newer, older] = rows
    expect(newer?.cells.get('Pascal')?.claims).toMatchObject([{ outcome: 'fails' }])
    expect(older?.cells.get('')).toMatchObject({
      tally: { works: 4, fails: 1 },
      claims: [{ words: 'CUDA 13' }],
    })
    expect(older?.cells.get('Ada Lovelace')?.tally).toMatchObject({ works: 3, fails: 1 })
  })

  it('lays ranges of kernels over the columns that reports have', () => {
    const { columns, rows } = build(
      { by: 'kernel' },
      [claim({ kernel: '>= 6.10' })],
      [group(), group({ kernel: '6.1.0-30-amd64' })],
    )
    expect(columns).toEqual(['', '6.17', '6.1'])
    expect(rows[0]?.cells.get('6.17')?.claims).toHaveLength(1)
    expect(rows[0]?.cells.get('6.1')?.claims).toHaveLength(0)
  })

  it('leaves out what a filter does not let through', () => {
    const filter = { by: 'framework' as const, kernel: '6.12' }
    expect(build(filter, [claim({ kernel: '6.1' })], [group()]).rows).toEqual([])
    expect(build(filter, [claim({ kernel: '>= 6.1' })], []).rows).toHaveLength(1)
  })
})

describe('addresses of matrices and cells', () => {
  it('read what they write', () => {
    const filter = {
      ...usualFilter,
      by: 'kernel' as const,
      architecture: 'Ada Lovelace',
      distribution: 'ubuntu 24.04',
    }
    expect(parseMatrixFilter(Object.fromEntries(new URLSearchParams(matrixQuery(filter))))).toEqual(filter)
    const cell = parseCell(Object.fromEntries(new URLSearchParams(cellQuery(filter, 'R580', '6.17'))))
    expect(cell).toEqual({ filter: { ...filter, kernel: '6.17' }, branch: 'R580', before: undefined })
    expect(parseMatrixFilter({})).toEqual(usualFilter)
  })

  it('refuse what no link says', () => {
    const wrong = [
      { by: 'phase' },
      { architecture: 'Nope' },
      { kernel: 'x' },
      { driver: 'a b' },
      { framework: '<b>' },
      { kernel: '\u0000' },
    ]
    for (const query of wrong) expect(parseMatrixFilter(query), JSON.stringify(query)).toBeNull()
    expect(parseCell({ driver: 'nvidia' })).toBeNull()
  })
})
