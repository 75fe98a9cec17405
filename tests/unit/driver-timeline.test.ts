import { describe, expect, it } from 'vitest'
import { drawTimeline } from '@/lib/drivers/timeline'

const branch = (id: number, name: string, endOfLife: string | null = null) => ({ id, name, endOfLife })
const release = (
  branchId: number,
  version: string,
  releasedOn: string | null,
  withdrawn: string | null = null,
) => ({
  ...{ branchId, version, releasedOn, withdrawn },
})

describe('the timeline of a driver', () => {
  it('is absent when no source gives a date', () => {
    expect(drawTimeline([branch(1, 'R590')], [release(1, '590.48.01', null)])).toBeNull()
  })

  it('draws a bar from the first dated release to the end of life, with the same in words', () => {
    const timeline = drawTimeline(
      [branch(1, 'R595', '2027-03-31'), branch(2, 'R590')],
      [release(1, '595.45.04', '2026-03-05'), release(1, '595.58.03', null)],
    )
    expect(timeline?.rows).toHaveLength(1)
    const [row] = timeline?.rows ?? []
    expect(row?.words).toBe('R595: 595.45.04 on 2026-03-05; end of life March 2027.')
    expect(row).toMatchObject({ open: false, points: [{ version: '595.45.04' }] })
    expect((row?.from ?? 0) < (row?.to ?? 0)).toBe(true)
    expect(timeline?.years.map(({ year }) => year)).toEqual([2026, 2027])
  })

  it('goes on where no end is announced, shows half a year where no release is dated, and leaves out what was withdrawn', () => {
    const timeline = drawTimeline(
      [branch(1, '10.0'), branch(2, 'R580', '2028-06-30')],
      [release(1, '10.0.0', '2026-08-26'), release(1, '10.0.1', '2026-09-01', 'Pulled')],
    )
    expect(timeline?.rows[0]).toMatchObject({ open: true, to: 1, points: [{ version: '10.0.0' }] })
    expect(timeline?.rows[1]).toMatchObject({ open: false, points: [] })
    const [, undated] = timeline?.rows ?? []
    expect((undated?.to ?? 0) - (undated?.from ?? 0)).toBeCloseTo(0.5 / 3, 2)
    expect(timeline?.rows[0]?.words).toContain('no end announced')
  })
})
