import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { rootsOf } from './queries'

const MONTHS = 12
const BRANCHES = 4
const OTHER = 'Other or unknown'

export type Sightings = {
  total: number
  months: string[]
  /** How often in each month, by branch of the driver, the most frequent branch first. */
  branches: { name: string; counts: number[] }[]
}

/** When questions with a signature were asked in the last twelve months, and with which branch of the driver. */
export async function listSightings(id: string, now = new Date()): Promise<Sightings> {
  const months = lastMonths(now)
  const rows = await db.execute<{
    month: string
    driver: string | null
    version: string | null
    kernel: string | null
  }>(sql`
    select to_char(r.created_at at time zone 'UTC', 'YYYY-MM') as month, e.driver, e.driver_version as version, e.kernel
    from (${rootsOf(sql`${id}`)}) shown join post r on r.id = shown.root_id and r.visible
      left join post_environment pe on pe.post_id = r.id left join environment e on e.id = pe.environment_id`)
  const counted = new Map<string, number[]>()
  let total = 0
  for (const row of rows) {
    const at = months.indexOf(row.month)
    if (at === -1) continue
    total += 1
    const name = branchOf(row)
    const counts = counted.get(name) ?? months.map(() => 0)
    counts[at] = (counts[at] ?? 0) + 1
    counted.set(name, counts)
  }
  return { total, months, branches: mostSeen([...counted].map(([name, counts]) => ({ name, counts }))) }
}

/** `nvidia 580`, `xe, Linux 6.17`: what came with the kernel is as old as the kernel. */
export function branchOf(machine: {
  driver: string | null
  version: string | null
  kernel: string | null
}): string {
  const { driver, version, kernel } = machine
  if (driver === null) return OTHER
  const major = /^\d+/.exec(version ?? '')?.[0]
  if (major !== undefined && driver === 'nvidia') return `${driver} ${major}`
  const linux = /^\d+\.\d+/.exec(kernel ?? '')?.[0]
  return linux === undefined ? driver : `${driver}, Linux ${linux}`
}

function lastMonths(now: Date): string[] {
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1 - back), 1))
      .toISOString()
      .slice(0, 7),
  )
}

function mostSeen(branches: Sightings['branches']): Sightings['branches'] {
  const sorted = branches
    .filter(({ name }) => name !== OTHER)
    .sort((one, other) => sumOf(other.counts) - sumOf(one.counts) || one.name.localeCompare(other.name))
  const rest = [...sorted.slice(BRANCHES), ...branches.filter(({ name }) => name === OTHER)]
  if (rest.length === 0) return sorted
  const counts = rest.reduce<number[]>(
    (sum, row) => row.counts.map((count, at) => count + (sum[at] ?? 0)),
    [],
  )
  return [...sorted.slice(0, BRANCHES), { name: OTHER, counts }]
}

const sumOf = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0)
