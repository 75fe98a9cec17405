import { type Counters, createCounters } from './counters'
import { createFlights, type Flights } from './flights'
import { createNoticedPages } from './notice'
import { type Outage, watchDatabase } from './outage'
import { type PageStore, pageStore } from './page-store.mjs'
import { securityHeaders } from './security-headers'
import type { Probes } from './service-endpoints'
import { createSharedAnswers, type SharedAnswers } from './shared-answers'
import type { Site } from './site'
import type { StaticFiles } from './static-files'
import { createTurns, type Turns } from './turns'
import type { WrittenPages } from './written/written-pages'

/** Everything the request handler works with, made once. */
export type Front = {
  site: Site
  store: PageStore
  flights: Flights
  turns: Turns
  /** Bodies larger than a form's: files and dumps, few at once, because they are held whole before anybody asks who sends them. */
  largeBodies: Turns
  files: StaticFiles
  counters: Counters
  probes: Probes
  /** What is yours on a page, as JSON: a small answer to every page view of members. */
  overlay: (cookies: string | undefined, search: URLSearchParams) => Promise<unknown>
  outage: Outage
  shared: SharedAnswers
  noticed: ReturnType<typeof createNoticedPages>
  headers: readonly (readonly [string, string])[]
  /** The page for what does not exist, as the build rendered it: complete without script. */
  notFoundHtml: string | undefined
  /** Pages that need nothing of React's; absent where no build is. */
  written?: WrittenPages | undefined
}

export function createFront(
  made: Pick<Front, 'site' | 'files' | 'probes' | 'overlay' | 'notFoundHtml' | 'written'>,
): Front {
  const store = pageStore(made.site.pageCacheMegabytes)
  const noticed = createNoticedPages()
  const outage = watchDatabase(made.probes.ready, (down) => {
    store.keepOld = down
    if (!down) noticed.clear()
    console.warn(
      down ? 'front: the database is away, pages are read from memory' : 'front: the database is back',
    )
  })
  return {
    ...made,
    store,
    noticed,
    shared: createSharedAnswers(store, made.site.pageCacheMegabytes / 6),
    outage,
    flights: createFlights(),
    turns: createTurns(),
    largeBodies: createTurns(4, 40),
    counters: createCounters(),
    headers: securityHeaders(made.site),
  }
}
