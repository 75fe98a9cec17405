/** A code span that holds the text whatever backticks are in it. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return ''
  const fence = '`'.repeat(longestRun(line, /`+/g, 0) + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

export function codeBlock(text: string, language = ''): string {
  const body = text.replace(/^[ \t]*\n/, '').trimEnd()
  const fence = '`'.repeat(Math.max(3, longestRun(body, /`{3,}/g, 2) + 1))
  return `${fence}${/^[\w+#.-]{1,30}$/.test(language) ? language.toLowerCase() : ''}\n${body}\n${fence}`
}

function longestRun(text: string, pattern: RegExp, least: number): number {
  let longest = least
  for (const [run] of text.matchAll(pattern)) longest = Math.max(longest, run.length)
  return longest
}
