import { parseEnvironment } from '@/lib/environments/parse'
import { scrub } from '@/lib/environments/scrub'
import type { Environment } from '@/lib/environments/types'

/** One line of `npm run inspect`: what a file says, in few words. */
export type Inspection = {
  file: string
  devices: { pci_id: string | null; name: string | null; driver: string | null }[]
  drivers: { name: string; flavour: string | null; version: string | null }[]
  kernel: string | null
  distro: string | null
  versions: Record<string, string>
  signatures: string[]
  redactions: { kind: string; text: string }[]
}

/** Parses, matches and scrubs one text. A device that only has an address stays out: there is nothing to call it by. */
export function inspect(file: string, text: string, match: (text: string) => { id: string }[]): Inspection {
  const environment = parseEnvironment(text)
  return {
    file,
    devices: environment.devices
      .filter(({ pciId, name }) => pciId !== null || name !== null)
      .map(({ pciId, name, driver }) => ({ pci_id: pciId, name, driver })),
    drivers: environment.drivers.map(({ name, flavour, version }) => ({ name, flavour, version })),
    kernel: environment.kernel?.release ?? null,
    distro: systemName(environment),
    versions: Object.fromEntries(
      Object.entries(environment.versions).map(([name, { version }]) => [name, version]),
    ),
    signatures: match(text).map(({ id }) => id),
    redactions: scrub(text).redactions.map((redaction) => ({ kind: redaction.kind, text: redaction.text })),
  }
}

/** Below Windows, a text may name no distribution at all. */
function systemName({ distro, virtualization }: Environment): string | null {
  return distro?.name ?? (virtualization?.kind === 'wsl2' ? 'WSL' : null)
}
