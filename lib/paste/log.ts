const LINES_READ = 200
const LINES_MIN = 4
/** Of the lines that say anything. */
const SHARE = 0.6

const prefixes = [
  /** dmesg, also of Xorg. */
  /^(?:<\d+>)?\[ *\d{1,7}\.\d{3,6}\]/,
  /** journalctl and syslog. */
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,80} \S/,
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/,
  /^\((?:II|EE|WW|NI|==|--|\*\*|\+\+|!!)\) /,
  /^(?:\S{1,40} )?kernel: /,
]

/** Whether a pasted text is a log: some lines at least, of which most begin as those of a kernel or a journal do. */
export function looksLikeLog(text: string): boolean {
  const lines = text
    .slice(0, LINES_READ * 300)
    .split('\n', LINES_READ)
    .filter((line) => line.trim() !== '')
  if (lines.length < LINES_MIN) return false
  const known = lines.filter((line) => prefixes.some((prefix) => prefix.test(line.trimStart().slice(0, 200))))
  return known.length >= lines.length * SHARE
}
