import 'server-only'
import { consumeEvents } from '@/lib/events/consume'
import { tellOwners } from '@/lib/follows/lost-support'
import { runNextImport } from '@/lib/imports/job'
import { deliverDueMails } from '@/lib/mail/deliver'
import { closeMail } from '@/lib/mail/transport'
import { queueDigests } from '@/lib/notifications/digests'
import { notify } from '@/lib/notifications/notify'
import { endProtections } from '@/lib/protection/ending'
import { rebuildSearch, refreshTiers } from '@/lib/search/upkeep'
import { rebase } from '@/lib/suggestions/rebase'
import { expireAged } from '@/lib/wiki/ageing'
import { clean } from './cleaning'
import { type Chore, startClock } from './clock'
import { type Loop, startLoop } from './loop'
import { startQueue } from './queue'
import { rerenderAll } from './rerender'

/** Looking costs one indexed read; a NOTIFY in each write would make all commits of the database wait in line. */
const LOOK_MS = 1_000

const chores: Chore[] = [
  { task: 'digests', everyMinutes: 10 },
  { task: 'clean', everyMinutes: 60 },
  { task: 'endProtections', everyMinutes: 5 },
  { task: 'searchTiers', everyMinutes: 60 },
  { task: 'agePages', everyMinutes: 12 * 60 },
  { task: 'rerender', everyMinutes: 24 * 60 },
  { task: 'rebuildSearch', everyMinutes: 24 * 60 },
]

/** All background work. Killed at any moment it loses nothing: each step finds its place in the tables. */
export function startWorker(): Loop {
  const queue = startQueue({
    digests: async () => void (await queueDigests()),
    clean: async () => void (await clean()),
    endProtections: async () => void (await endProtections()),
    searchTiers: async () => void (await refreshTiers()),
    agePages: async () => void (await expireAged()),
    rerender: async () => void (await rerenderAll()),
    rebuildSearch: async () => void (await rebuildSearch()),
  })
  const loops = [
    startLoop('telling owners of dropped devices', () => consumeEvents(tellOwners), LOOK_MS),
    startLoop('telling what happened', () => consumeEvents(notify), LOOK_MS),
    startLoop('carrying suggestions over', () => consumeEvents(rebase, 10), LOOK_MS),
    startLoop('sending mail', () => deliverDueMails(), LOOK_MS),
    startLoop('importing pages', () => runNextImport(), LOOK_MS),
    startClock(chores, queue),
  ]
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
      await queue.stop()
      closeMail()
    },
  }
}
