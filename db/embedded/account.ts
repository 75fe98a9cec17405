import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { SetupFailure } from '../failure'

/** Whom PostgreSQL runs as when not as ourselves. */
export type Account = { uid: number; gid: number }

const accountName = 'nomodeset'

/** PostgreSQL refuses to run as root, so root gets it an account of its own; anyone else runs it as themselves. */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const account = existing() ?? created()
  if (account) return account
  throw new SetupFailure(
    `PostgreSQL does not run as root and the system account "${accountName}" could not be created: ` +
      'create it, start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether the account may do this to the file: `x` enter or run, `r` read, `w` write. */
export function mayUse(account: Account | undefined, path: string, access: 'r' | 'w' | 'x'): boolean {
  const test = spawnSync('/bin/sh', ['-c', `test -${access} "$1"`, 'sh', path], { ...account, cwd: '/' })
  return test.status === 0
}

function existing(): Account | undefined {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name === accountName) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

function created(): Account | undefined {
  const ways: [string, string[]][] = [
    [
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/bin/false',
        accountName,
      ],
    ],
    ['adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', '/bin/false', accountName]],
  ]
  for (const [command, parameters] of ways) {
    try {
      execFileSync(command, parameters, { stdio: 'ignore' })
    } catch {
      // Another start may have created it meanwhile, or the system has the other command only.
    }
    const account = existing()
    if (account) return account
  }
  return undefined
}
