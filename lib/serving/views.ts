declare global {
  // One count a process: the front counts, and Next bundles this module more than once.
  var nomodesetViews: Map<number, number> | undefined
}

/** More questions than this are not counted at once; nobody reads that many between two writes. */
const QUESTIONS_MAX = 5_000

// The other addresses below a question are forms, and its texts for programs.
const questionPage =
  /^\/questions\/([1-9]\d{0,14})\/(?!(?:answers?|close|closure|raw)(?:\?|$))[^/?.]+(?:\?|$)/

/** Counts a read of a question's page, whoever answers it; other paths are not counted. */
export function countView(path: string): void {
  if (!path.startsWith('/questions/')) return
  const id = Number(questionPage.exec(path)?.[1])
  if (!id) return
  const views = counted()
  const seen = views.get(id)
  if (seen !== undefined || views.size < QUESTIONS_MAX) views.set(id, (seen ?? 0) + 1)
}

/** Empties the count; `giveBack` restores it when it could not be written. */
export function takeViews(): { views: [number, number][]; giveBack: () => void } {
  const views = [...counted()]
  counted().clear()
  return {
    views,
    giveBack: () => {
      for (const [id, count] of views) counted().set(id, (counted().get(id) ?? 0) + count)
    },
  }
}

function counted(): Map<number, number> {
  globalThis.nomodesetViews ??= new Map()
  return globalThis.nomodesetViews
}
