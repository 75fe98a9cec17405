import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedDatabase, openEmbedded } from '@/db/embedded/open'
import { readPostmaster } from '@/db/embedded/postmaster'
import { isAlive } from '@/db/embedded/process'
import { SetupFailure } from '@/db/failure'
import { type Run, startScript, until } from '../support/start-script'

const folder = mkdtempSync(join(tmpdir(), 'nomodeset-setup-'))
let place = folder

beforeAll(async () => {
  const database = await open()
  place = database.place
  await query(database.url, 'create table note (text text)')
  await database.close()
}, 60_000)

afterAll(() => {
  for (const path of new Set([folder, place])) rmSync(path, { recursive: true, force: true })
})

describe('the embedded database', () => {
  it('keeps what was written over a restart', async () => {
    const first = await open()
    await query(first.url, `insert into note values ('kept')`)
    await first.close()
    const second = await open()
    expect(await query(second.url, 'select text from note')).toEqual([{ text: 'kept' }])
    await second.close()
  })

  it('listens on loopback only and asks for a password', async () => {
    const database = await open()
    expect(await query(database.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const stranger = new URL(database.url)
    stranger.password = 'guess'
    await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await database.close()
  })

  it('refuses a second owner and lets others share', async () => {
    const owner = await open()
    await expect(open()).rejects.toThrow(/already running in this folder \(test, process \d+\)/)
    const guest = await open('share')
    expect(guest.url).toBe(owner.url)
    await guest.close()
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await owner.close()
  })

  it('is started again by its owner when it is killed', async () => {
    const troubles: string[] = []
    const database = await open('refuse', (line) => troubles.push(line))
    process.kill(serverPid(), 'SIGKILL')
    await until(() => troubles.length > 0)
    expect(troubles).toEqual(['PostgreSQL died and was started again.'])
    expect(await query(database.url, 'select count(*)::int as kept from note')).toHaveLength(1)
    await database.close()
  })

  it('opens although the number of a killed server belongs to a stranger now', async () => {
    const file = join(place, 'postgres', 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${place}/postgres\n1\n1\n\n127.0.0.1\n0 0\nready   \n`)
    const database = await open()
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.close()
  })

  it('takes over a lock whose holder died, an empty one and one with a reused number', async () => {
    const dead = { pid: 2_147_483_000, start: 'long ago', what: 'npm start' }
    const stranger = { ...dead, pid: process.pid }
    for (const lock of [JSON.stringify(dead), '', JSON.stringify(stranger)]) {
      writeFileSync(join(place, 'lock'), lock)
      const database = await open()
      await database.close()
    }
  })

  it('says that another version of PostgreSQL made the data', async () => {
    const file = join(place, 'postgres', 'PG_VERSION')
    const version = readFileSync(file, 'utf8')
    writeFileSync(file, '14\n')
    await expect(open()).rejects.toThrow(SetupFailure)
    await expect(open()).rejects.toThrow(/made by PostgreSQL 14/)
    writeFileSync(file, version)
  })
})

describe.skipIf(!existsSync('/dev/full'))('npm start on a disk that is full', { timeout: 40_000 }, () => {
  it('ends with one line, and works again when there is room', async () => {
    // PostgreSQL writes this file at each start; behind the device every write finds the disk full.
    const file = join(place, 'postgres', 'postmaster.opts')
    rmSync(file)
    symlinkSync('/dev/full', file)
    const run = startScript('lib/setup/start.ts', { DATABASE_URL: '', DATA_DIR: folder, PORT: '0' })
    expect(await run.ended).toBe(1)
    expect(run.errors()).toMatch(
      /^PostgreSQL does not start: the disk is full\. \(more in .*postgres\.log\)\n$/,
    )
    expect(readPostmaster(join(place, 'postgres'))).toBeUndefined()
    rmSync(file)
    const database = await open()
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.close()
  })
})

describe('a process that owns the embedded database', { timeout: 40_000 }, () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'ends cleanly on %s and takes it along',
    async (signal) => {
      const run = await startPatient()
      const pid = serverPid()
      run.child.kill(signal)
      expect(await run.ended).toBe(0)
      expect(run.errors()).toBe('')
      expect(isAlive(pid)).toBe(false)
      expect(readPostmaster(join(place, 'postgres'))).toBeUndefined()
    },
  )

  it('leaves no server behind when it is killed, and the next one just starts', async () => {
    const run = await startPatient()
    const pid = serverPid()
    run.child.kill('SIGKILL')
    const next = await startPatient()
    expect(isAlive(pid)).toBe(false)
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
  })

  it('starts after both were killed at once', async () => {
    const run = await startPatient()
    process.kill(serverPid(), 'SIGKILL')
    run.child.kill('SIGKILL')
    const next = await startPatient()
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
  })
})

function open(
  ifRunning: 'refuse' | 'share' = 'refuse',
  onTrouble?: (line: string) => void,
): Promise<EmbeddedDatabase> {
  return openEmbedded({ folder, what: 'test', ifRunning, onTrouble })
}

async function startPatient(): Promise<Run> {
  const run = startScript('lib/setup/script.ts', { DATA_DIR: folder }, ['tests/support/patient-script.ts'])
  await until(() => run.output().includes('open') || run.child.exitCode !== null)
  expect(run.errors()).toBe('')
  return run
}

function serverPid(): number {
  return readPostmaster(join(place, 'postgres'))?.pid ?? 0
}

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end()
  }
}
