import { carrierOf } from '@/lib/drivers/carriers'
import { compareVersions, isVersion, truncateVersion } from '@/lib/versions/compare'
import type { Axis, ReportGroup } from './types'

/** Frameworks that machines tell of, by the name claims give them. */
export const frameworks = { CUDA: 'cuda', ROCm: 'rocm', oneAPI: 'oneapi', PyTorch: 'torch' } as const

const DISTRIBUTIONS_WITHOUT_VERSIONS = new Set([
  'arch',
  'manjaro',
  'endeavouros',
  'cachyos',
  'garuda',
  'artix',
  'gentoo',
  'void',
  'opensuse-tumbleweed',
])

/** `6.17.4-arch2-1` and `6.17-rc2` are of series 6.17. */
export function kernelSeries(release: string | null): string | null {
  if (release === null || !isVersion(release)) return null
  return /^\d+\.\d+/.exec(release)?.[0] ?? null
}

/** `ubuntu 24.04`; rolling ones by their name alone. */
export function distributionName(id: string | null, version: string | null): string | null {
  if (id === null) return null
  const number = version === null ? undefined : /^\d+(?:\.\d+)?/.exec(version)?.[0]
  return number === undefined || DISTRIBUTIONS_WITHOUT_VERSIONS.has(id) ? id : `${id} ${number}`
}

/** `CUDA 13.0`, `PyTorch 2.10`: what a machine had, to two numbers. */
export function frameworkNames(versions: Record<string, string>): string[] {
  return Object.entries(frameworks).flatMap(([name, key]) => {
    const version = versions[key]
    return version && isVersion(version) ? `${name} ${truncateVersion(version, 2)}` : []
  })
}

/** `CUDA 13.0` as the environment's `cuda`, `13.0`; null for what no machine tells of. */
export function readFramework(text: string): { key: string; version: string } | null {
  const [name = '', version = ''] = text.split(' ')
  const key = new Map<string, string>(Object.entries(frameworks)).get(name)
  return key && isVersion(version) && text.split(' ').length === 2 ? { key, version } : null
}

/** What a branch's versions begin with: `580` of `R580`, `26.0` of `Mesa 26.0`. */
export function branchNumber(branch: string): string {
  return /\d[\w.]*/.exec(branch)?.[0] ?? branch
}

/**
 * The branch of a driver that a machine ran: a listed one whose number its version begins with, else the first
 * numbers of the version. Drivers of the kernel have the kernel's series for a branch.
 */
export function branchOf(
  driver: string,
  { version, kernel }: Pick<ReportGroup, 'version' | 'kernel'>,
  listed: readonly string[],
): string | null {
  if (carrierOf(driver) === 'linux') return kernelSeries(kernel)
  if (version === null || !isVersion(version)) return null
  const fitting = listed.filter((name) => beginsWith(version, branchNumber(name)))
  const longest = fitting.sort((a, b) => branchNumber(b).length - branchNumber(a).length)[0]
  if (longest !== undefined) return longest
  return driver === 'nvidia' ? `R${truncateVersion(version, 1)}` : truncateVersion(version, 2)
}

/** The columns that reports of one group stand in. */
export function columnsOf(by: Axis, group: ReportGroup): string[] {
  if (by === 'framework') return frameworkNames(group.versions)
  const name =
    by === 'kernel'
      ? kernelSeries(group.kernel)
      : by === 'distribution'
        ? distributionName(group.distro, group.distroVersion)
        : group.architecture
  return name === null ? [] : [name]
}

/** Newest first: by the number in a name, names without one in their alphabet. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [wordsBefore(a), wordsBefore(b)]
  return left === right ? compareVersions(branchNumber(b), branchNumber(a)) : left < right ? -1 : 1
}

function wordsBefore(name: string): string {
  return name.replace(/\d.*$/, '')
}

function beginsWith(version: string, number: string): boolean {
  return version === number || version.startsWith(`${number}.`) || version.startsWith(`${number}-`)
}
