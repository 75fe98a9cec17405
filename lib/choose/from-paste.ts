import { parseEnvironment } from '@/lib/environments/parse'
import type { Environment } from '@/lib/environments/types'
import { isVersion } from '@/lib/versions/compare'
import { distributionValue } from './distributions'
import { DEVICE_MAX, KERNEL_MAX } from './input'

/**
 * The form's fields from pasted command output, as an address can carry them: ids and versions only, so that nothing
 * else of the paste gets into it. Empty when no device was recognised.
 */
export function fieldsFromPaste(text: string): Record<string, string> {
  const environment = parseEnvironment(text)
  const { distro, kernel, secureBoot, drivers } = environment
  const installed = drivers.find(({ name, version }) => name === 'nvidia' && version !== null)?.version ?? ''
  const release = kernel?.release ?? ''
  const fields = {
    device: devicesOf(environment),
    distribution: distro ? distributionValue(distro) : '',
    kernel: isVersion(release) && release.length <= KERNEL_MAX ? release : '',
    secureboot: secureBoot ? (secureBoot.on ? 'on' : 'off') : '',
    installed: isVersion(installed) && installed.length <= KERNEL_MAX ? installed : '',
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

/** Ids where the paste has them, else names. */
function devicesOf({ devices }: Environment): string {
  const ids = [...new Set(devices.flatMap(({ pciId }) => pciId ?? []))]
  if (ids.length > 0) return ids.slice(0, 8).join(', ')
  return (devices.find(({ name }) => name !== null)?.name ?? '').replaceAll(',', ' ').slice(0, DEVICE_MAX)
}
