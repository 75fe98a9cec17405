import { describe, expect, it } from 'vitest'
import { architectures } from '@/lib/devices/architectures'
import { endOfMonth, endWords } from '@/lib/drivers/months'
import { readClaims, readDrivers, readSources } from '@/lib/drivers/starter/read'
import { resolveSource } from '@/lib/drivers/starter/sources'
import { isVersion } from '@/lib/versions/compare'

const drivers = readDrivers()
const claims = readClaims()
const known = new Set(architectures.map(({ name }) => name))

describe('the drivers that come with the software', () => {
  it('have slugs of their own, and branches and releases without doubles', () => {
    expect(new Set(drivers.map(({ slug }) => slug)).size).toBe(drivers.length)
    for (const { slug, branches, releases, apis } of drivers) {
      expect(new Set(branches.map(({ name }) => name)).size, slug).toBe(branches.length)
      expect(new Set(releases.map(({ version }) => version)).size, slug).toBe(releases.length)
      const keys = apis.map(({ api, hardware }) => `${api} ${hardware}`)
      expect(new Set(keys).size, slug).toBe(keys.length)
    }
  })

  it('name branches that exist, versions that can be ordered and architectures that we know', () => {
    for (const { slug, branches, releases, apis } of drivers) {
      const names = branches.map(({ name }) => name)
      for (const { branch, version } of releases) {
        expect(names, `${slug} ${version}`).toContain(branch)
        expect(isVersion(version), version).toBe(true)
      }
      const hardware = [
        ...branches.flatMap(({ drops }) => drops),
        ...apis.flatMap((api) => split(api.hardware)),
      ]
      for (const name of hardware) expect(known, `${slug}: ${name}`).toContain(name)
    }
  })

  it('say where everything was read', () => {
    const urls = drivers.flatMap(({ sources, branches, releases, apis }) => [
      ...sources,
      ...[...branches, ...releases, ...apis].map(({ sourceUrl }) => sourceUrl),
    ])
    for (const url of [...urls, ...claims.map(({ sourceUrl }) => sourceUrl)])
      expect(url).toMatch(/^https:\/\/[^\s{}]+$/)
  })
})

describe('the claims that come with the software', () => {
  it('are about drivers, branches and architectures that we know, each once', () => {
    const slugs = new Map(drivers.map((driver) => [driver.slug, driver.branches.map(({ name }) => name)]))
    const keys = claims.map((claim) =>
      [claim.driver, claim.branch, claim.hardware, claim.kernel, claim.distribution, claim.framework].join(
        '|',
      ),
    )
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    for (const { driver, branch, hardware } of claims) {
      expect(slugs.has(driver), driver).toBe(true)
      const branches = slugs.get(driver) ?? []
      if (branches.length > 0) expect(branches, `${driver} ${branch}`).toContain(branch)
      if (hardware !== '') expect(known, hardware).toContain(hardware)
    }
  })
})

describe('sources', () => {
  const table = readSources()

  it('resolve a key with a page', () => {
    expect(resolveSource(table, 'OGK README.md')).toMatchObject({
      title: 'NVIDIA open-gpu-kernel-modules 595.45.04: README.md',
      url: 'https://github.com/NVIDIA/open-gpu-kernel-modules/blob/595.45.04/README.md',
      date: '2026-03-05',
    })
  })

  it('refuse what nobody described', () => {
    expect(() => resolveSource(table, 'HEARSAY')).toThrow('HEARSAY')
    expect(() => resolveSource(table, 'OGK')).toThrow('which page')
    expect(() => resolveSource(table, 'ARCHMX page')).toThrow('one page')
  })
})

describe('the end of a branch', () => {
  it('is the last day of the month it was announced for, and is told as that month', () => {
    expect(endOfMonth('2028-06')).toBe('2028-06-30')
    expect(endOfMonth('2028-02')).toBe('2028-02-29')
    expect(endWords('2028-06-30')).toBe('June 2028')
    expect(endWords('2028-06-15')).toBe('15 June 2028')
  })
})

function split(hardware: string): string[] {
  return hardware === '' ? [] : hardware.split(', ')
}
