import 'server-only'
import { getMatrix } from './queries'
import type { DeviceMatrix, MatrixFilter } from './types'

type Device = { pciId: string; architecture: string | null }

/** The matrix of a device's family on the driver that most of it runs; null for an unknown family. */
export async function getDeviceMatrix(
  { pciId, architecture }: Device,
  modules: string[],
): Promise<DeviceMatrix | null> {
  if (architecture === null) return null
  const driver = pciId.startsWith('10de') ? 'nvidia' : usual.find((name) => modules.includes(name))
  if (!driver) return null
  const filter: MatrixFilter = {
    ...{ driver, by: driver === 'nvidia' ? 'framework' : 'distribution' },
    ...{ architecture, kernel: '', distribution: '', framework: '' },
  }
  return { filter, matrix: await getMatrix(filter), driverName: driver }
}

/** The newer driver of a vendor comes first where a kernel has both. */
const usual = ['amdgpu', 'xe', 'i915', 'radeon', 'habanalabs', 'amdxdna', 'intel_vpu', 'nouveau']
