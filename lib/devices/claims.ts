import 'server-only'
import { and, eq, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { driverClaims } from '@/db/schema'
import { compareVersions } from '@/lib/versions/compare'
import type { ClaimTable, DeviceKind } from './types'

/**
 * Which modules ask for a device in which kernels. A claim by display class counts for GPUs only: no list says the class
 * of an id, but what is called a GPU is of that class or a processing accelerator.
 */
export async function getClaims({ pciId, kind }: { pciId: string; kind: DeviceKind }): Promise<ClaimTable> {
  const [vendorId = '', deviceId = ''] = pciId.split(':')
  const [kernels, rows] = await Promise.all([
    db.selectDistinct({ kernel: driverClaims.kernel }).from(driverClaims),
    db
      .selectDistinct({
        kernel: driverClaims.kernel,
        module: driverClaims.module,
        deviceId: driverClaims.deviceId,
      })
      .from(driverClaims)
      .where(
        and(
          eq(driverClaims.vendorId, vendorId),
          kind === 'gpu'
            ? or(eq(driverClaims.deviceId, deviceId), eq(driverClaims.deviceId, ''))
            : eq(driverClaims.deviceId, deviceId),
        ),
      ),
  ])
  const sorted = kernels.map(({ kernel }) => kernel).sort((one, other) => compareVersions(other, one))
  const modules = [...new Set(rows.map(({ module }) => module))].sort().map((name) => ({
    name,
    claims: sorted.map((kernel) => {
      const claims = rows.filter((row) => row.module === name && row.kernel === kernel)
      if (claims.some((claim) => claim.deviceId === deviceId)) return 'by id' as const
      return claims.length > 0 ? ('by class' as const) : null
    }),
  }))
  return { kernels: sorted, modules }
}
