import { withScriptClient } from '@/db/client'
import { databaseSettings } from '@/db/url'
import { fingerprintShipped } from '@/lib/devices/import/shipped-fingerprint'
import { fingerprintDrivers } from '@/lib/drivers/starter/fingerprint'

// Any fixed number other than the migrations' one: instances that start together take turns.
const stepsLock = 6_636_474

/** Brings the lists of devices and drivers up to what came with this version; looks at one row when nothing is new. */
export async function importShippedOnce(url: string): Promise<void> {
  const step = `devices:${fingerprintShipped()}`
  await withScriptClient(databaseSettings(url).url, async (sql) => {
    await sql`select pg_advisory_lock(${stepsLock})`
    const [done] = await sql`select 1 from setup_step where name = ${step}`
    if (done) return
    console.log('Importing the lists of devices and drivers')
    const { importShipped } = await import('@/lib/devices/import/shipped')
    await importShipped(console.log)
    await sql`insert into setup_step (name) values (${step})`
  })
}

/**
 * Brings drivers, releases and claims up to what came with this version, beside what people edited. After the
 * signatures, which bring the vendors.
 */
export async function loadDriversOnce(url: string): Promise<void> {
  const step = `drivers:${fingerprintDrivers()}`
  await withScriptClient(databaseSettings(url).url, async (sql) => {
    await sql`select pg_advisory_lock(${stepsLock})`
    const [done] = await sql`select 1 from setup_step where name = ${step}`
    if (done) return
    console.log('Loading drivers and releases')
    const { loadDrivers } = await import('@/lib/drivers/starter/load')
    await loadDrivers()
    await sql`insert into setup_step (name) values (${step})`
  })
}

/** Brings the catalogue of error messages up to date; before any post is written that may show one. */
export async function loadSignaturesOnce(url: string): Promise<void> {
  const { fingerprintSignatures, loadSignatures } = await import('@/lib/signatures/load')
  const step = `signatures:${fingerprintSignatures()}`
  await withScriptClient(databaseSettings(url).url, async (sql) => {
    await sql`select pg_advisory_lock(${stepsLock})`
    const [done] = await sql`select 1 from setup_step where name = ${step}`
    if (done) return
    console.log('Loading the catalogue of error messages')
    await loadSignatures()
    await sql`insert into setup_step (name) values (${step})`
  })
}

/** Loads the starter content the first time this database is started on; after the drivers and signatures it names. */
export async function loadStarterOnce(url: string): Promise<void> {
  await withScriptClient(databaseSettings(url).url, async (sql) => {
    await sql`select pg_advisory_lock(${stepsLock})`
    const [done] = await sql`select 1 from setup_step where name = 'starter'`
    if (done) return
    console.log('Loading the starter content')
    // Only when needed: it brings the whole of lib/ with it.
    const { loadStarter } = await import('@/lib/starter/load')
    await loadStarter()
    await sql`insert into setup_step (name) values ('starter')`
  })
}
