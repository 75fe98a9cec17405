import type { DriverFact, Environment } from './types'

/** What machines are counted and compared by. */
export type EnvironmentSummary = {
  driver: string | null
  driverVersion: string | null
  flavour: string | null
  kernel: string | null
  /** `ubuntu`, `arch`, … */
  distro: string | null
  distroVersion: string | null
  /** Without repetition. */
  pciIds: string[]
}

/** The kernel drivers of the vendors we cover, the ones that say most about a fault first. */
export const kernelDrivers = [
  'nvidia',
  'amdgpu',
  'xe',
  'i915',
  'nouveau',
  'nova',
  'radeon',
  'habanalabs',
  'amdxdna',
  'intel_vpu',
]

/** The driver is the one bound to the first device, else the first kernel driver that the text names. */
export function summarise({ devices, drivers, kernel, distro }: Environment): EnvironmentSummary {
  const bound = devices.find((device) => device.driver !== null)?.driver
  const known = drivers.find(({ name }) => name === bound) ?? firstKernelDriver(drivers)
  return {
    driver: bound ?? known?.name ?? null,
    driverVersion: known?.version ?? null,
    flavour: known?.flavour ?? null,
    kernel: kernel?.release ?? null,
    distro: distro?.id ?? null,
    distroVersion: distro?.version ?? null,
    pciIds: [...new Set(devices.flatMap(({ pciId }) => pciId ?? []))],
  }
}

/** Whether a text said anything at all of a machine. */
export function isBlank({ devices, drivers, kernel, distro, versions }: Environment): boolean {
  return devices.length + drivers.length + Object.keys(versions).length === 0 && !kernel && !distro
}

function firstKernelDriver(drivers: DriverFact[]): DriverFact | undefined {
  const name = kernelDrivers.find((driver) => drivers.some((fact) => fact.name === driver))
  return (
    drivers.find((fact) => fact.name === name && fact.version !== null) ??
    drivers.find((fact) => fact.name === name)
  )
}
