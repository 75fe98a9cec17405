/** "987", "1.2k", "34k", "2.1M": counts beside a word, where two digits are enough. */
export function formatCount(count: number): string {
  const size = Math.abs(count)
  if (size < 1_000) return String(count)
  if (size < 999_500) return `${short(count / 1_000)}k`
  return `${short(count / 1_000_000)}M`
}

/** "1 answer", "2 answers". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** A real minus sign, as wide as the digits. */
export function formatScore(score: number): string {
  return score < 0 ? `−${formatCount(-score)}` : formatCount(score)
}

function short(value: number): string {
  const digits = Math.abs(value) < 9.95 ? 1 : 0
  return value.toFixed(digits).replace(/\.0$/, '')
}
