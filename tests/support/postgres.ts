import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { createCluster } from '@/db/embedded/cluster'
import { choosePlace, type Place } from '@/db/embedded/place'
import { startServer } from '@/db/embedded/server'
import { scratchSettings } from '@/db/embedded/settings'
import { migrateDatabase } from '@/db/migrate'

export type TestServer = { url: string; close(): Promise<void> }

const template = 'nomodeset_template'

/** The run's server with a migrated template: the one `TEST_POSTGRES` names, else a new one in a temporary folder. */
export async function openTestServer(): Promise<TestServer> {
  const running = process.env.TEST_POSTGRES
  if (running) return { url: running, close: async () => undefined }
  const server = await startScratchServer()
  await migrateDatabase(await createEmptyDatabase(server.url, template))
  return server
}

/** A cluster of its own that a test may stop and break; nothing in it survives. */
export async function startScratchServer(
  settings: Record<string, string> = {},
): Promise<TestServer & { place: Place }> {
  const folder = mkdtempSync(join(tmpdir(), 'nomodeset-test-'))
  const place = choosePlace(folder)
  createCluster(place, { durable: false })
  const server = await startServer(place, { settings: { ...scratchSettings, ...settings } })
  const close = async () => {
    await server.stop()
    for (const path of new Set([folder, place.root])) rmSync(path, { recursive: true, force: true })
  }
  return { url: server.url('postgres'), place, close }
}

/** A database of one's own with the current schema. Returns its address. */
export function createDatabase(serverUrl: string, name = uniqueName()): Promise<string> {
  return create(serverUrl, name, template)
}

/** Without any schema, for tests of the migrations themselves. */
export function createEmptyDatabase(serverUrl: string, name = uniqueName()): Promise<string> {
  return create(serverUrl, name, 'template0')
}

export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await asAdministrator(url, (sql) => sql`drop database if exists ${sql(name)} with (force)`)
}

async function create(serverUrl: string, name: string, from: string): Promise<string> {
  await asAdministrator(serverUrl, (sql) => sql`create database ${sql(name)} template ${sql(from)}`)
  return addressOf(serverUrl, name)
}

async function asAdministrator(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(addressOf(url, 'postgres'), { max: 1, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

let databases = 0

function uniqueName(): string {
  databases += 1
  return `test_${process.pid}_${databases}_${Math.random().toString(36).slice(2, 8)}`
}
