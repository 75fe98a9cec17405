export type SourceLine = { text: string; start: number; fenced: boolean }

/**
 * The lines of a Markdown source, with those of fenced code marked. Only fences that start in the first column count:
 * they always open code whatever stands before them, while an indented one may belong to a list that ends without it.
 */
export function sourceLines(source: string): SourceLine[] {
  const lines: SourceLine[] = []
  let fence: string | null = null
  let start = 0
  for (const text of source.split('\n')) {
    const opens: string | null = fence === null ? fenceOpenedBy(text) : null
    lines.push({ text, start, fenced: fence !== null || opens !== null })
    if (fence === null) fence = opens
    else if (isClosedBy(text, fence)) fence = null
    start += text.length + 1
  }
  return lines
}

function fenceOpenedBy(line: string): string | null {
  return /^(`{3,})[^`]*$/.exec(line)?.[1] ?? /^~{3,}/.exec(line)?.[0] ?? null
}

function isClosedBy(line: string, fence: string): boolean {
  const run = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]
  return run?.startsWith(fence) ?? false
}
