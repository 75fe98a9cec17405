import type { Environment } from '@/lib/environments/types'

/** A machine as validity ranges see it: versions by subject; null where something is there without a version. */
export type Machine = Record<string, string | null>

/** What an environment says about the subjects of ranges. What it does not say is absent. */
export function machineOf({ devices, drivers, kernel, distro, versions }: Environment): Machine {
  const machine: Machine = {}
  for (const { driver } of devices) if (driver !== null) machine[`driver:${driver}`] = null
  for (const { name, version } of drivers) machine[`driver:${name}`] ??= version
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
