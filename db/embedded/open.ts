import { join } from 'node:path'
import { SetupFailure } from '../failure'
import { ensureDatabase } from '../probe'
import { clusterUser, createCluster } from './cluster'
import { livingHolder, takeLock } from './lock'
import { choosePlace, type Place } from './place'
import { runningPostmaster } from './postmaster'
import { clusterUrl, type Server, startServer } from './server'

export type EmbeddedDatabase = {
  url: string
  /** Where the data lie; for the person who starts it. */
  place: string
  close(): Promise<void>
}

type Options = {
  /** The data folder, `.data` as a rule. */
  folder: string
  /** What we are, for the one who comes second: "npm start". */
  what: string
  /** When another process of this folder runs the database already. */
  ifRunning: 'refuse' | 'share'
  onTrouble?(line: string, recovered: boolean): void
}

/**
 * Opens the embedded database of a folder. Whoever holds the folder's lock owns the server and stops it; others
 * may share it meanwhile.
 */
export async function openEmbedded(options: Options): Promise<EmbeddedDatabase> {
  const place = choosePlace(options.folder)
  const lock = await takeLock(lockFile(place), options.what)
  if ('heldBy' in lock) {
    if (options.ifRunning === 'share') return share(place)
    const { what, pid } = lock.heldBy
    throw new SetupFailure(
      `Nomodeset is already running in this folder (${what}, process ${pid}): stop it first, or start from another folder.`,
    )
  }
  try {
    createCluster(place)
    const server = await startServer(place, { onTrouble: options.onTrouble })
    await ensureDatabase(server.url('postgres'), clusterUser)
    return owned(place, server, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

function owned(place: Place, server: Server, release: () => void): EmbeddedDatabase {
  return {
    url: server.url(clusterUser),
    place: place.root,
    close: async () => {
      await server.stop()
      release()
    },
  }
}

async function share(place: Place): Promise<EmbeddedDatabase> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && livingHolder(lockFile(place))) {
    const running = runningPostmaster(place.data)
    if (running?.ready) {
      const url = clusterUrl(place.data, running.port, clusterUser)
      return { url, place: place.root, close: async () => undefined }
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new SetupFailure(
    'The database of the process that runs in this folder did not become ready; try again.',
  )
}

function lockFile(place: Place): string {
  return join(place.root, 'lock')
}
