import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { createEmptyDatabase, dropDatabase } from '../support/postgres'
import { canMountSmallDisk, withSmallDisk } from '../support/small-disk'
import { startScript, until } from '../support/start-script'

const folder = mkdtempSync(join(tmpdir(), 'nomodeset-start-'))
const server = inject('postgres')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The single line a failed start leaves on standard error. */
async function failedStart(variables: Record<string, string>, within?: string[]): Promise<string> {
  const run = startScript('lib/setup/start.ts', { DATA_DIR: folder, PORT: '0', ...variables }, [], within)
  expect(await run.ended).toBe(1)
  expect(run.errors().trimEnd().split('\n')).toHaveLength(1)
  return run.errors().trim()
}

function changed(change: (address: URL) => void): string {
  const address = new URL(server)
  change(address)
  return address.href
}

describe('a start that cannot work says why in one line', { timeout: 40_000 }, () => {
  it('when the port is taken', async () => {
    const taken = await listen()
    const port = portOf(taken)
    expect(await failedStart({ PORT: String(port) })).toContain(`Port ${port} is taken`)
    taken.close()
  })

  it('when the configuration is wrong, naming every variable', async () => {
    const line = await failedStart({ PORT: 'eighty', AUTH_URL: 'not an address' })
    expect(line).toMatch(/^Configuration: .*PORT.*AUTH_URL|^Configuration: .*AUTH_URL.*PORT/)
  })

  it.each([
    ['no address', 'localhost', 'DATABASE_URL is not an address'],
    ['another product', 'mysql://root@localhost/x', 'should begin with postgres://'],
    ['no database name', 'postgres://localhost', 'names no database'],
    ['no such host', 'postgres://nobody@database.invalid/x', 'database.invalid'],
  ])('when DATABASE_URL is wrong: %s', async (_, url, words) => {
    expect(await failedStart({ DATABASE_URL: url })).toContain(words)
  })

  it('when the password is wrong, without repeating it', async () => {
    const url = changed((address) => {
      address.password = 'guessed-secret'
    })
    const line = await failedStart({ DATABASE_URL: url })
    expect(line).toContain('refused the password of "nomodeset"')
    expect(line).not.toContain('guessed-secret')
  })

  it('when the database does not exist', async () => {
    const url = changed((address) => {
      address.pathname = '/nowhere'
    })
    expect(await failedStart({ DATABASE_URL: url })).toContain('has no database "nowhere"')
  })

  it('when nothing answers there', async () => {
    const closed = await listen()
    const port = portOf(closed)
    closed.close()
    const url = `postgres://someone@127.0.0.1:${port}/x`
    expect(await failedStart({ DATABASE_URL: url })).toContain(`nothing answers at 127.0.0.1:${port}`)
  })

  it('when something answers that stays silent', async () => {
    const silent = await listen()
    const url = `postgres://someone@127.0.0.1:${portOf(silent)}/x`
    expect(await failedStart({ DATABASE_URL: url })).toContain('does not answer within 10 seconds')
    silent.close()
  })

  it('when the account may not create extensions', async () => {
    const url = await createEmptyDatabase(server)
    const address = new URL(url)
    const sql = postgres(url, { max: 1, onnotice: () => undefined })
    await sql.unsafe(`create role guest login password 'guest'`)
    await sql.end()
    address.username = 'guest'
    address.password = 'guest'
    const line = await failedStart({ DATABASE_URL: address.href })
    expect(line).toContain('create extension citext; create extension pg_trgm; create extension unaccent;')
    await dropDatabase(url)
  })
})

describe.skipIf(!canMountSmallDisk())(
  'a first start on a full disk says so in one line',
  { timeout: 40_000 },
  () => {
    const disk = mkdtempSync(join(tmpdir(), 'nomodeset-disk-'))
    const start = (sizes: string, DATA_DIR: string) =>
      failedStart({ DATABASE_URL: '', DATA_DIR }, withSmallDisk(sizes, disk))

    afterAll(() => rmSync(disk, { recursive: true, force: true }))

    it('when there is too little room to begin with', async () => {
      expect(await start('size=100m', disk)).toMatch(
        /^The disk is full: \d+ MB are free, .* at least 200 MB\.$/,
      )
    })

    it('when not even a folder can be made', async () => {
      expect(await start('size=400m,nr_inodes=1', join(disk, 'data'))).toMatch(
        /^The disk is full \(.*\/data\): free/,
      )
    })

    // In a namespace of an ordinary user there is no second account for the database to belong to.
    it.skipIf(process.getuid?.() !== 0)('when the files of the database do not all fit', async () => {
      const line = await start('size=400m,nr_inodes=300', disk)
      expect(line).toBe(`The database could not be created in ${disk}: the disk is full.`)
    })
  },
)

describe('migrations', { timeout: 40_000 }, () => {
  it('run once when two instances start together on a fresh database', async () => {
    const url = await createEmptyDatabase(server)
    const start = () =>
      startScript('lib/setup/script.ts', { DATABASE_URL: url }, ['tests/support/brief-script.ts'])
    const runs = [start(), start()]
    expect(await Promise.all(runs.map((run) => run.ended))).toEqual([0, 0])
    expect(runs.map((run) => run.errors())).toEqual(['', ''])
    await dropDatabase(url)
  })
})

function listen(): Promise<Server> {
  const listening = createServer()
  return new Promise((resolve) => listening.listen(0, () => resolve(listening)))
}

function portOf(listening: Server): number {
  const address = listening.address()
  return typeof address === 'object' && address ? address.port : 0
}

describe('a script whose output nobody reads any more', { timeout: 40_000 }, () => {
  it('goes on and ends when it is told to', async () => {
    const run = startScript('lib/setup/script.ts', { DATA_DIR: folder, DATABASE_URL: server }, [
      'tests/support/talkative-script.ts',
    ])
    await until(() => run.output().includes('line 3'))
    run.child.stdout?.destroy()
    run.child.stderr?.destroy()
    await new Promise((done) => setTimeout(done, 500))
    run.child.kill('SIGTERM')
    const [code, signal] = await once(run.child, 'exit')
    expect([code, signal]).toEqual([0, null])
  })
})
