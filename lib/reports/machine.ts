import { vendorOf } from '@/lib/devices/describe'
import type { Environment } from '@/lib/environments/types'

/** A machine as validity ranges see it: versions by subject; null where something is there without a version. */
export type Machine = Record<string, string | null>

/** What an environment says about the subjects of ranges. What it does not say is absent. */
export function machineOf({ devices, drivers, kernel, distro, versions }: Environment): Machine {
  const machine: Machine = {}
  for (const { driver } of devices) if (driver !== null) machine[`driver:${driver}`] = null
  for (const { name, version } of drivers) machine[`driver:${name}`] ??= version
  for (const { pciId, driver } of devices) {
    const vendor = vendorOf(pciId ?? '') ?? vendorOfDriver(driver ?? '')
    if (vendor !== null) machine[`vendor:${vendor}`] = null
  }
  const plain = {
    kernel: kernel?.release,
    firmware: versions.linux_firmware?.version,
    mesa: versions.mesa?.version ?? machine['driver:mesa'],
    cuda: versions.cuda?.version ?? versions.cuda_driver_api?.version,
    rocm: versions.rocm?.version,
    oneapi: versions.oneapi?.version,
  }
  for (const [subject, version] of Object.entries(plain)) if (version) machine[subject] = version
  if (distro?.id) machine[`distribution:${distro.id}`] = distro.version
  return machine
}

function vendorOfDriver(driver: string): string | null {
  return Object.hasOwn(driverVendors, driver) ? (driverVendors[driver] ?? null) : null
}

const driverVendors: Record<string, string> = {
  ...{ nvidia: 'nvidia', nouveau: 'nvidia', nova: 'nvidia' },
  ...{ amdgpu: 'amd', radeon: 'amd', amdxdna: 'amd' },
  ...{ i915: 'intel', xe: 'intel', intel_vpu: 'intel', habanalabs: 'intel' },
}
