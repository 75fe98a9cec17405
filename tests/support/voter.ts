import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { closeDatabase, type Transaction, transaction } from '../../db/client'
import { isUnavailable } from '../../db/errors'
import { installCrashGuard } from '../../db/pool'
import { configureDatabase } from '../../db/url'

/**
 * A process of its own that votes and votes, for tests that kill the database meanwhile. Arguments: the
 * database, the number of voters, the number of posts. Writes one line for each vote Postgres acknowledged.
 */
const [url = '', voters = '', posts = ''] = process.argv.slice(2)

async function vote(tx: Transaction, post: number, voter: number) {
  const added = await tx.execute(
    sql`insert into votes (post, voter) values (${post}, ${voter}) on conflict do nothing returning post`,
  )
  if (added.length > 0) await tx.execute(sql`update scores set score = score + 1 where post = ${post}`)
}

async function voteOnAll(voter: number) {
  for (let nth = 0; nth < Number(posts); ) {
    const post = (nth + voter) % Number(posts)
    try {
      await transaction((tx) => vote(tx, post, voter))
      writeSync(1, `vote ${post} ${voter}\n`)
      nth += 1
    } catch (error) {
      if (!isUnavailable(error)) throw error
      writeSync(1, `failed ${post} ${voter}\n`)
      await pause(50)
    }
  }
}

async function run() {
  configureDatabase(url)
  installCrashGuard()
  await Promise.all(Array.from({ length: Number(voters) }, (_, voter) => voteOnAll(voter)))
  await closeDatabase()
  writeSync(1, 'done\n')
}

void run()
