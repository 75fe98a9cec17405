import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { SetupFailure } from '../failure'
import { type Account, databaseAccount, mayUse } from './account'
import { type Binaries, findBinaries } from './binaries'

/** Where one embedded database lives and who runs it. */
export type Place = {
  /** Holds the lock, the log and the data folder. */
  root: string
  data: string
  account: Account | undefined
  binaries: Binaries
}

const systemRoot = '/var/lib/nomodeset'

/**
 * The place for a folder's database: the folder itself, or below /var/lib when we are root and the folder lies
 * where the database's own account may not go (in /root, say).
 */
export function choosePlace(folder: string): Place {
  const ownedByUs = databaseAccount()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const here = realpathSync(folder)
  // The database's account passes through on the way to its data; it still cannot list what is here.
  if (ownedByUs) chmodSync(here, 0o711)
  const root = ownedByUs ? reachableRoot(ownedByUs, here) : here
  const data = join(root, 'postgres')
  const account = ownedByUs && (ownerOf(data) ?? ownedByUs)
  const binaries = findBinaries(account, ownedByUs ? systemRoot : here)
  return { root, data, account, binaries }
}

function reachableRoot(account: Account, here: string): string {
  const pointer = join(here, 'instance')
  const elsewhere = existsSync(pointer) ? join(systemRoot, readFileSync(pointer, 'utf8').trim()) : undefined
  if (elsewhere && existsSync(elsewhere)) return elsewhere
  if (mayUse(ownerOf(join(here, 'postgres')) ?? account, here, 'x')) return here
  if (existsSync(join(here, 'postgres'))) {
    throw new SetupFailure(
      `The account that owns ${here}/postgres cannot reach it: move the folder out of a private home, or open the way with chmod o+x.`,
    )
  }
  const instance = randomUUID()
  const root = join(systemRoot, instance)
  mkdirSync(root, { recursive: true, mode: 0o711 })
  writeFileSync(pointer, `${instance}\n`, { mode: 0o600 })
  return root
}

function ownerOf(path: string): Account | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}
