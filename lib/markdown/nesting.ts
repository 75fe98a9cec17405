/** Where the text of each open list item begins, and how many quotations and list items were seen in all. */
export type Nesting = { items: number[]; containers: number }

export function newNesting(): Nesting {
  return { items: [], containers: 0 }
}

/** How many quotations and list items the line is in: those it opens and the items above it that it is indented into. */
export function nestingOf(line: string, nesting: Nesting): number {
  let column = indentAt(line, 0)
  let quotes = 0
  for (;;) {
    const marker = markerAt(line, column)
    if (marker === null) return quotes + nesting.items.filter((content) => content <= column).length
    if (marker === '>') quotes += 1
    nesting.containers += 1
    const next = indentAt(line, column + marker.length)
    if (marker !== '>') openItem(nesting, column, column + marker.length + 1)
    column = next
    if (nesting.containers > mostCounted) return quotes
  }
}

// Beyond this the text is over its bounds anyway.
const mostCounted = 10_000

function openItem(nesting: Nesting, column: number, content: number): void {
  while ((nesting.items.at(-1) ?? 0) > column) nesting.items.pop()
  nesting.items.push(content)
}

function markerAt(line: string, column: number): string | null {
  marker.lastIndex = column
  return marker.exec(line)?.[0] ?? null
}

const marker = />|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y

function indentAt(line: string, from: number): number {
  let column = from
  while (line[column] === ' ' || line[column] === '\t') column += 1
  return column
}
