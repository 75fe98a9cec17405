/** A stretch where two sequences differ, as half-open ranges; everything between two changes is the same on both sides. */
export type Change = { leftStart: number; leftEnd: number; rightStart: number; rightEnd: number }

// Deterministic bounds instead of a clock: a merge must come out the same on a busy machine.
const longestPath = 1_500
const mostSteps = 12_000_000

/**
 * Where two sequences differ. The shortest edit script (Myers 1986), found on what is left after equal ends and
 * items of one side alone are set aside. Where that would cost too much, items that are unique on both sides
 * divide the stretch first (Cohen's patience diff), and what is still too costly between them counts as replaced.
 */
export function findChanges(left: readonly string[], right: readonly string[], steps = mostSteps): Change[] {
  let start = 0
  let [leftEnd, rightEnd] = [left.length, right.length]
  while (start < leftEnd && start < rightEnd && left[start] === right[start]) start += 1
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1
    rightEnd -= 1
  }
  if (leftEnd === start || rightEnd === start)
    return leftEnd === rightEnd ? [] : [{ leftStart: start, leftEnd, rightStart: start, rightEnd }]
  const names = new Map<string, number>()
  const a = intern(left.slice(start, leftEnd), names)
  const b = intern(right.slice(start, rightEnd), names)
  const partner = new Int32Array(a.length).fill(-1)
  const search = { a, b, partner, seen: new Int32Array(names.size), steps }
  solve(search, { leftStart: 0, leftEnd: a.length, rightStart: 0, rightEnd: b.length })
  return changesOf(partner, b.length, start)
}

type Search = {
  a: Int32Array
  b: Int32Array
  /** For each item of the left side its equal on the right, or -1. */
  partner: Int32Array
  /** Scratch: how often a name was counted; zero between uses. */
  seen: Int32Array
  steps: number
}

function intern(items: readonly string[], names: Map<string, number>): Int32Array {
  const codes = new Int32Array(items.length)
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at] ?? ''
    let code = names.get(item)
    if (code === undefined) {
      code = names.size
      names.set(item, code)
    }
    codes[at] = code
  }
  return codes
}

function solve(search: Search, whole: Change): void {
  const range = trimmed(search, whole)
  if (range.leftStart === range.leftEnd || range.rightStart === range.rightEnd) return
  const left = sharedItems(
    search,
    [search.a, range.leftStart, range.leftEnd],
    [search.b, range.rightStart, range.rightEnd],
  )
  const right = sharedItems(
    search,
    [search.b, range.rightStart, range.rightEnd],
    [search.a, range.leftStart, range.leftEnd],
  )
  if (left.length === 0 || right.length === 0) return
  const pairs = shortestPath(search, left, right)
  if (pairs) {
    for (const [x, y] of pairs) search.partner[left[x] ?? 0] = right[y] ?? -1
    return
  }
  let { leftStart, rightStart } = range
  for (const [at, partner] of anchorsOf(search, left, right)) {
    solve(search, { leftStart, leftEnd: at, rightStart, rightEnd: partner })
    search.partner[at] = partner
    ;[leftStart, rightStart] = [at + 1, partner + 1]
  }
  if (leftStart > range.leftStart) solve(search, { ...range, leftStart, rightStart })
}

/** Pairs what both sides begin and end with, and returns what lies between. */
function trimmed({ a, b, partner }: Search, range: Change): Change {
  let { leftStart, leftEnd, rightStart, rightEnd } = range
  while (leftStart < leftEnd && rightStart < rightEnd && a[leftStart] === b[rightStart])
    partner[leftStart++] = rightStart++
  while (leftStart < leftEnd && rightStart < rightEnd && a[leftEnd - 1] === b[rightEnd - 1])
    partner[--leftEnd] = --rightEnd
  return { leftStart, leftEnd, rightStart, rightEnd }
}

type Part = [codes: Int32Array, start: number, end: number]

/** Where the items stand that the other part has too: all others are changes in any case. */
function sharedItems({ seen }: Search, [codes, start, end]: Part, [others, from, to]: Part): number[] {
  for (let at = from; at < to; at += 1) seen[others[at] ?? 0] = 1
  const shared: number[] = []
  for (let at = start; at < end; at += 1) if (seen[codes[at] ?? 0] === 1) shared.push(at)
  for (let at = from; at < to; at += 1) seen[others[at] ?? 0] = 0
  return shared
}

/** The pairs of a longest common subsequence, or null when the way there is too long. */
function shortestPath(search: Search, left: number[], right: number[]): [number, number][] | null {
  const { a, b } = search
  const [n, m] = [left.length, right.length]
  const most = Math.min(n + m, longestPath)
  if (Math.abs(n - m) > most) return null
  const middle = most + 1
  const ends = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let d = 0; d <= most; d += 1) {
    search.steps -= d
    if (search.steps < 0) return null
    trace.push(ends.slice(middle - d - 1, middle + d + 2))
    for (let k = -Math.min(d, m - ((m ^ d) & 1)); k <= Math.min(d, n - ((n ^ d) & 1)); k += 2) {
      const [before = 0, after = 0] = [ends[middle + k - 1], ends[middle + k + 1]]
      let x = k === -d || (k !== d && before < after) ? after : before + 1
      let y = x - k
      while (x < n && y < m && a[left[x] ?? 0] === b[right[y] ?? 0]) {
        x += 1
        y += 1
      }
      ends[middle + k] = x
      if (x >= n && y >= m) return walkBack(trace, n, m)
    }
  }
  return null
}

function walkBack(trace: Int32Array[], n: number, m: number): [number, number][] {
  const pairs: [number, number][] = []
  let [x, y] = [n, m]
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const ends = trace[d]
    const k = x - y
    // The slice begins one below -d.
    const [before = 0, after = 0] = [ends?.[k + d], ends?.[k + d + 2]]
    const down = k === -d || (k !== d && before < after)
    const startX = d === 0 ? 0 : down ? after : before
    const startY = d === 0 ? 0 : startX - (down ? k + 1 : k - 1)
    const snakeX = d === 0 ? 0 : down ? startX : startX + 1
    while (x > snakeX) pairs.push([--x, --y])
    ;[x, y] = [startX, startY]
  }
  return pairs
}

/** Items that both parts have exactly once, in an order that both keep: positions on the left and on the right. */
function anchorsOf({ a, b }: Search, left: number[], right: number[]): [number, number][] {
  const places = new Map<number, { left: number; right: number; count: number }>()
  for (const at of left) {
    const place = places.get(a[at] ?? 0)
    if (place) place.count += 2
    else places.set(a[at] ?? 0, { left: at, right: -1, count: 1 })
  }
  for (const at of right) {
    const place = places.get(b[at] ?? 0)
    if (!place) continue
    place.count += place.right === -1 ? 0 : 2
    place.right = at
  }
  const unique = [...places.values()].filter(({ count, right: at }) => count === 1 && at !== -1)
  return longestRising(unique.map((place): [number, number] => [place.left, place.right]))
}

/** The longest part whose second numbers rise; the first ones do already. */
function longestRising(pairs: [number, number][]): [number, number][] {
  const tails: number[] = []
  const previous: number[] = []
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const half = (low + high) >> 1
      if ((pairs[tails[half] ?? 0]?.[1] ?? 0) < value) low = half + 1
      else high = half
    }
    previous.push(tails[low - 1] ?? -1)
    tails[low] = index
  }
  const rising: [number, number][] = []
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair) rising.push(pair)
  }
  return rising.reverse()
}

/** The changes between paired items, counted from `start` on. */
function changesOf(partner: Int32Array, rightLength: number, start: number): Change[] {
  const changes: Change[] = []
  let [left, right] = [0, 0]
  const upTo = (leftEnd: number, rightEnd: number) => {
    if (left < leftEnd || right < rightEnd)
      changes.push({
        ...{ leftStart: start + left, leftEnd: start + leftEnd },
        ...{ rightStart: start + right, rightEnd: start + rightEnd },
      })
  }
  for (let at = 0; at < partner.length; at += 1) {
    const other = partner[at] ?? -1
    if (other === -1) continue
    upTo(at, other)
    ;[left, right] = [at + 1, other + 1]
  }
  upTo(partner.length, rightLength)
  return changes
}
