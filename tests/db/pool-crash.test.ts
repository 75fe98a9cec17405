import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withScriptClient } from '@/db/client'
import { type Cluster, createCluster } from '../support/cluster'

const voters = 40
const posts = 75
let cluster: Cluster

beforeAll(async () => {
  // Durable, because an acknowledged vote must survive.
  cluster = await createCluster({ shared_buffers: '16MB', restart_after_crash: 'off' })
})

afterAll(() => cluster.remove())

it('kill -9 of the postmaster under parallel votes loses none and counts none twice', async () => {
  await withScriptClient(cluster.url, async (sql) => {
    await sql`create table votes (post int, voter int, primary key (post, voter))`
    await sql`create table scores (post int primary key, score int not null default 0)`
    await sql`insert into scores select generate_series(0, ${posts - 1}::int)`
  })
  const people = startVoters()
  for (const goal of [500, 1_500]) {
    await people.acknowledged(goal)
    await cluster.kill()
    await people.failed()
    await cluster.start()
  }
  expect(await people.end()).toEqual({ code: 0, signal: null, errors: '' })

  const [found] = await withScriptClient(
    cluster.url,
    (sql) => sql<{ votes: string[]; wrong: number }[]>`
      select array(select post || ' ' || voter from votes) as votes,
        (select count(*)::int from scores s
          where score <> (select count(*) from votes v where v.post = s.post)) as wrong`,
  )
  const acknowledged = people.votes()
  expect(acknowledged).toHaveLength(voters * posts)
  expect(new Set(found?.votes)).toEqual(new Set(acknowledged))
  expect(found?.wrong).toBe(0)
}, 60_000)

it('the guard swallows the crash of the driver and nothing else', () => {
  const message = "Cannot read properties of null (reading 'write')"
  const place = 'at nextWrite (/app/node_modules/postgres/src/connection.js:255:22)'
  const crash = (text: string, stack: string) =>
    spawnSync(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('../support/crasher.ts', import.meta.url)), text, stack],
      { encoding: 'utf8' },
    )
  expect(crash(message, place)).toMatchObject({ status: 0, stdout: 'alive\n' })
  expect(crash(message, 'at render (/app/lib/markdown.ts:1:1)').status).not.toBe(0)
  expect(crash('Something else', place).status).not.toBe(0)
})

function startVoters() {
  const script = fileURLToPath(new URL('../support/voter.ts', import.meta.url))
  const options = ['--conditions=react-server', '--import', 'tsx', script]
  const child = spawn(process.execPath, [...options, cluster.url, String(voters), String(posts)])
  const exit = once(child, 'exit')
  let said = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })

  const lines = (word: string) => said.split('\n').filter((line) => line.startsWith(`${word} `))
  const until = (isSo: () => boolean) => expect.poll(isSo, { timeout: 20_000, interval: 5 }).toBe(true)
  return {
    votes: () => lines('vote').map((line) => line.slice(5)),
    acknowledged: (count: number) => until(() => lines('vote').length >= count),
    failed: async () => {
      const before = lines('failed').length
      await until(() => lines('failed').length > before + voters)
    },
    end: async () => {
      const [code, signal] = await exit
      const surprises = errors.split('\n').filter((line) => line !== '' && !line.startsWith('database: '))
      return { code, signal, errors: surprises.join('\n') }
    },
  }
}
