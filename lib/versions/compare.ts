type Version = {
  epoch: number
  /** The dotted numbers at the front. */
  numbers: number[]
  /** `rc3` and its like come before the release itself. */
  early: { rank: number; number: number } | null
  /** What a distribution or a build adds, cut into numbers and words. */
  tail: (number | string)[]
}

/**
 * Orders driver, kernel, Mesa, ROCm and CUDA versions as their makers count them: `550.90.07` before `550.107.02`,
 * `6.17-rc2` before `6.17`, `6.8.0-45-generic` before `6.8.0-100-generic`, `7.0` equal to `7.0.0`.
 * A total order, for `sort`: negative when `a` is older.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [readVersion(a), readVersion(b)]
  return (
    left.epoch - right.epoch ||
    compareNumbers(left.numbers, right.numbers) ||
    compareEarly(left.early, right.early) ||
    compareTails(left.tail, right.tail)
  )
}

/** The first `count` numbers of a version without what a distribution adds: `6.12.9-arch1-1` to 3 is `6.12.9`. */
export function truncateVersion(version: string, count: number): string {
  const { numbers, early } = readVersion(version)
  const kept = numbers.slice(0, count).join('.')
  return early && count >= numbers.length ? `${kept}-${earlyWords[early.rank]}${early.number}` : kept
}

/** How many dotted numbers a version has, and whether more than those is said. */
export function precisionOf(version: string): { numbers: number; exact: boolean } {
  const { numbers, tail } = readVersion(version)
  return { numbers: numbers.length, exact: tail.length > 0 }
}

/** Whether a text can be ordered at all: it begins with a number. */
export function isVersion(text: string): boolean {
  return text.length <= 100 && versionStart.test(text.trim())
}

const versionStart = /^v?(?:\d{1,9}:)?\d/i
const earlyWords = ['git', 'dev', 'alpha', 'beta', 'pre', 'rc'] as const
/** Fedora writes `6.17.0-0.rc3.250901g…`, Debian `24.2~rc1`, Mesa `26.1.0-devel`. */
const earlyForm = /^[-.~_+ ]*(?:0\.)?(git|devel?|alpha|beta|pre|rc)[-.]?(\d{0,9})/

function readVersion(text: string): Version {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
    .slice(0, 100)
  const epoch = /^(\d{1,9}):/.exec(plain)
  const rest = epoch ? plain.slice(epoch[0].length) : plain
  const front = /^\d+(?:\.\d+)*/.exec(rest)?.[0] ?? ''
  const after = rest.slice(front.length)
  const early = earlyForm.exec(after)
  const added = early ? after.slice(early[0].length) : after
  return {
    epoch: Number(epoch?.[1] ?? 0),
    numbers: front === '' ? [] : front.split('.').map(Number),
    early: early ? { rank: rankOf(early[1] ?? ''), number: Number(early[2] ?? 0) } : null,
    tail: (added.match(/\d+|[a-z]+/g) ?? []).map((part) => (/^\d/.test(part) ? Number(part) : part)),
  }
}

function rankOf(word: string): number {
  return earlyWords.findIndex((known) => word.startsWith(known))
}

function compareNumbers(a: number[], b: number[]): number {
  const length = Math.max(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function compareEarly(a: Version['early'], b: Version['early']): number {
  if (!a || !b) return Number(!a) - Number(!b)
  return a.rank - b.rank || a.number - b.number
}

function compareTails(a: Version['tail'], b: Version['tail']): number {
  for (const [i, left] of a.entries()) {
    const right = b[i]
    if (right === undefined) return 1
    const difference = compareParts(left, right)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function compareParts(a: number | string, b: number | string): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : 1
  if (typeof b === 'number') return -1
  return a === b ? 0 : a < b ? -1 : 1
}
