declare global {
  // One count a process: the front counts, and Next bundles this module more than once.
  var nomodesetViews: Map<number, number> | undefined
  var nomodesetPageReads: Map<string, number> | undefined
}

/** More questions, or pages of the wiki, than this are not counted at once; nobody reads that many between two writes. */
const COUNTED_MAX = 5_000

// The other addresses below a question are forms, and its texts for programs.
const questionPage =
  /^\/questions\/([1-9]\d{0,14})\/(?!(?:answers?|close|closure|raw)(?:\?|$))[^/?.]+(?:\?|$)/
// What has a dot is a text for programs; what lies below a page is about it.
const wikiPage = /^\/wiki\/([a-z0-9-]{1,40}\/[a-z0-9-]{1,100})(?:\?|$)/

/** Counts a read of a question's page or of a page of the wiki, whoever answers it; other paths are not counted. */
export function countView(path: string): void {
  if (path.startsWith('/questions/')) {
    const id = Number(questionPage.exec(path)?.[1])
    if (id) countOne(counted(), id)
  } else if (path.startsWith('/wiki/')) {
    const page = wikiPage.exec(path)?.[1]
    if (page) countOne(readPages(), page)
  }
}

/** Empties the count; `giveBack` restores it when it could not be written. */
export function takeViews(): { views: [number, number][]; giveBack: () => void } {
  const [views, giveBack] = take(counted())
  return { views, giveBack }
}

/** The same for pages of the wiki, by their path. */
export function takeReads(): { reads: [string, number][]; giveBack: () => void } {
  const [reads, giveBack] = take(readPages())
  return { reads, giveBack }
}

function countOne<K>(views: Map<K, number>, key: K): void {
  const seen = views.get(key)
  if (seen !== undefined || views.size < COUNTED_MAX) views.set(key, (seen ?? 0) + 1)
}

function take<K>(views: Map<K, number>): [[K, number][], () => void] {
  const taken = [...views]
  views.clear()
  return [
    taken,
    () => {
      for (const [key, count] of taken) views.set(key, (views.get(key) ?? 0) + count)
    },
  ]
}

function counted(): Map<number, number> {
  globalThis.nomodesetViews ??= new Map()
  return globalThis.nomodesetViews
}

function readPages(): Map<string, number> {
  globalThis.nomodesetPageReads ??= new Map()
  return globalThis.nomodesetPageReads
}
