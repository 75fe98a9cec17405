import { diffTexts } from '@/lib/diff/words'
import { closeRenderer } from '@/lib/markdown/pool'
import { renderMarkdown } from '@/lib/markdown/render'
import { mergeTexts } from '@/lib/merge/three-way'
import { makePage, scatterEdits } from './wiki-texts'

/** `cpu`: processor time of this process for one, which a busy machine does not change. */
export type Timing = {
  what: string
  cpu?: number
  best: number
  median: number
  slowest: number
  limit: number | null
}

const ROUNDS = 15

/** Comparisons and merges of pages of 200 kB, in this process. */
export async function timeTexts(): Promise<Timing[]> {
  const lines = makePage(200_000, 1)
  const text = lines.join('\n')
  const timings: Timing[] = []
  const compare = (what: string, other: string[]) => {
    const right = other.join('\n')
    timings.push(time(`Comparison, ${what}`, 200, () => diffTexts(text, right)))
  }
  compare('20 edits', scatterEdits(lines, 20))
  compare('2,000 edits', scatterEdits(lines, 2_000))
  compare('all lines in another order', [...lines].sort())
  compare(
    'nothing in common',
    makePage(200_000, 99).map((line) => line.toUpperCase()),
  )
  // Without blank lines, of which a comparison cannot tell one from its neighbour.
  const named = makePage(250_000, 7).map((line, at) => line || `Line ${at}.`)
  const mine = scatterEdits(named, 1_000, { stride: 4, offset: 0, seed: 2 }).join('\n')
  const theirs = scatterEdits(named, 1_000, { stride: 4, offset: 2, seed: 3 }).join('\n')
  const merge = () => mergeTexts(named.join('\n'), mine, theirs)
  if (!merge().clean) console.log('The merge of edits apart from each other is not clean')
  timings.push(time('Merge, 1,000 edits a side, apart from each other', 50, merge))
  const [one, other] = [5, 6].map((seed) => scatterEdits(lines, 1_000, { seed }).join('\n'))
  timings.push(
    time('Merge, 1,000 edits a side, anywhere', 50, () => mergeTexts(text, one ?? '', other ?? '')),
  )
  timings.push(await timeRendering(text))
  return timings
}

async function timeRendering(text: string): Promise<Timing> {
  await renderMarkdown('warm', { postKey: 'p1-' })
  const before = process.cpuUsage()
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    const { degradedBy } = await renderMarkdown(text, { postKey: 'p1-' })
    times.push(performance.now() - start)
    if (degradedBy) console.log(`The page was not rendered: ${degradedBy}`)
  }
  const cpu = cpuSince(before) / 3
  await closeRenderer()
  return { ...summed('Rendering a page of 200 kB', null, times), cpu }
}

function time(what: string, limit: number, work: () => unknown): Timing {
  work()
  const before = process.cpuUsage()
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return { ...summed(what, limit, times), cpu: cpuSince(before) / ROUNDS }
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

export function summed(what: string, limit: number | null, times: number[]): Timing {
  const sorted = times.toSorted((one, other) => one - other)
  return {
    what,
    limit,
    best: sorted[0] ?? 0,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowest: sorted.at(-1) ?? 0,
  }
}
