import { describe, expect, it } from 'vitest'
import { codeOf, titleWithoutCode } from '@/components/errors/names'
import { getCatalogue } from '@/lib/signatures/catalogue'
import { findErrors, listErrorDrivers, listErrors } from '@/lib/signatures/list'
import { allErrors, errorQuery, parseErrorFilter } from '@/lib/signatures/list-input'
import { parsePath } from '@/lib/wiki/paths'

const first = (q: string) => listErrors({ ...allErrors, q }).found[0]?.id

describe('the list of errors', () => {
  it('finds them as people write them', () => {
    for (const spelling of [
      'Xid 79',
      'xid79',
      'xid-79',
      'NVRM: Xid (PCI:0000:01:00): 79, pid=1',
      'fallen off the bus',
    ])
      expect(first(spelling), spelling).toBe('nv-xid-79')
    expect(first('ring gfx_0.0.0 timeout')).toBe('amd-ring-timeout')
    expect(first('cudaErrorSystemNotReady')).toBe('cuda-802')
    expect(listErrors({ ...allErrors, q: '0x62' }).total).toBeGreaterThan(0)
    expect(listErrors({ ...allErrors, q: 'zzzqqq' }).total).toBe(0)
    expect(listErrors({ ...allErrors, q: '()[]*' }).total).toBe(0)
    expect(findErrors('my screen is black', 4)).toEqual([])
  })

  it('goes through all of them by keyset, once each, and through each driver', () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = listErrors({ ...allErrors, after })
      seen.push(...page.found.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(getCatalogue().map(({ id }) => id))
    const drivers = listErrorDrivers()
    expect(drivers.reduce((sum, { errors }) => sum + errors, 0)).toBe(seen.length)
    for (const { vendor, driver, errors } of drivers.slice(0, 10))
      expect(listErrors({ ...allErrors, vendor, driver }).total).toBe(errors)
    expect(
      listErrors({ ...allErrors, severity: 'critical' }).found.every((one) => one.severity === 'critical'),
    ).toBe(true)
  })

  it('reads what its own links say and refuses the rest', () => {
    const filter = {
      q: 'Xid 79',
      vendor: 'nvidia',
      driver: 'nvidia',
      severity: 'high',
      after: 'nv-xid-8',
    } as const
    expect(parseErrorFilter(Object.fromEntries(new URLSearchParams(errorQuery(filter))))).toEqual(filter)
    expect(parseErrorFilter({})).toEqual(allErrors)
    for (const wrong of [
      { vendor: 'matrox' },
      { severity: 'mild' },
      { q: 'a'.repeat(300) },
      { q: '\u0000' },
      { after: '../x' },
    ])
      expect(parseErrorFilter(wrong), JSON.stringify(wrong)).toBeNull()
  })
})

it('every error has an address, and a place for its text that the wiki accepts', () => {
  const paths = getCatalogue().map(({ vendor, slug }) => `${vendor}/errors-${slug}`)
  expect(new Set(paths).size).toBe(paths.length)
  for (const path of paths) expect(parsePath(path), path).not.toBeNull()
})

it('a title says its code once', () => {
  expect(codeOf({ title: 'Xid 79: GPU has fallen off the bus', code: 'xid-79' })).toBe('Xid 79')
  expect(titleWithoutCode({ title: 'Xid 79: GPU has fallen off the bus', code: 'xid-79' })).toBe(
    'GPU has fallen off the bus',
  )
  expect(titleWithoutCode({ title: 'Ring timeout', code: null })).toBe('Ring timeout')
  expect(codeOf({ title: 'No device', code: 'CUDA_ERROR_NO_DEVICE' })).toBe('CUDA_ERROR_NO_DEVICE')
})
