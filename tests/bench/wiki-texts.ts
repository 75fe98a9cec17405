import { seeded } from '@/lib/demo/random'

const words =
  'driver kernel module nvidia amdgpu xe firmware the a to of when version fails with error Xid GPU memory fence ring timeout reset boot parameter option set check log run install package'.split(
    ' ',
  )

/** Lines of a page as people write them: headings, paragraphs in lines, blank lines, some code. */
export function makePage(characters: number, seed: number): string[] {
  const random = seeded(seed)
  const sentence = (count: number) => Array.from({ length: count }, () => random.pick(words)).join(' ')
  const lines: string[] = []
  for (let length = 0; length < characters; length += (lines.at(-1)?.length ?? 0) + 1) {
    const kind = random.below(100)
    if (kind < 30) lines.push('')
    else if (kind < 35) lines.push(`## ${sentence(3)}`)
    else if (kind < 40) lines.push(`    sudo modprobe ${sentence(2)}`)
    else lines.push(`${sentence(4 + random.below(20))}.`)
  }
  return lines
}

/** So many lines changed, added or removed, each of `stride` places at `offset` at most once. */
export function scatterEdits(
  lines: string[],
  count: number,
  { stride = 1, offset = 0, seed = 1 } = {},
): string[] {
  const random = seeded(seed)
  const places = Array.from({ length: Math.floor(lines.length / stride) }, (_, at) => at * stride + offset)
  const chosen = new Set<number>()
  while (chosen.size < Math.min(count, places.length)) chosen.add(places[random.below(places.length)] ?? 0)
  return lines.flatMap((line, at) => {
    if (!chosen.has(at)) return [line]
    const mark = `edit ${seed} at ${at}`
    const kind = random.below(10)
    // A blank line that goes could be any of its neighbours to a comparison.
    if (kind < 6 || line === '') return [`${line} ${mark}`]
    return kind < 8 ? [line, mark] : []
  })
}
