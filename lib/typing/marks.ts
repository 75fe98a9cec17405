import { type Edit, type Field, insertBlock } from './edit'

/** Put around the selection, or around a sample that is then selected; taken away where it is there already. */
export type Wrap = { before: string; after: string; sample: string }

export function wrap({ value, from, to }: Field, { before, after, sample }: Wrap): Edit {
  const chosen = value.slice(from, to)
  const outer =
    value.slice(from - before.length, from) === before && value.slice(to, to + after.length) === after
  if (chosen !== '' && outer) {
    const start = from - before.length
    return {
      from: start,
      to: to + after.length,
      text: chosen,
      selectFrom: start,
      selectTo: start + chosen.length,
    }
  }
  const inner = chosen || sample
  const start = from + before.length
  return { from, to, text: before + inner + after, selectFrom: start, selectTo: start + inner.length }
}

/** A link around the selection; when that is an address, the words are asked for instead. */
export function link({ value, from, to }: Field): Edit {
  const chosen = value.slice(from, to).trim()
  if (/^https?:\/\/\S+$/.test(chosen)) {
    const text = `[text](${chosen})`
    return { from, to, text, selectFrom: from + 1, selectTo: from + 5 }
  }
  const words = chosen || 'text'
  const text = `[${words}](https://)`
  const at = from + (chosen ? words.length + 3 : 1)
  return { from, to, text, selectFrom: at, selectTo: at + (chosen ? 'https://'.length : words.length) }
}

export type LineKind = 'list' | 'numbers' | 'quote' | 'heading'

const marksOfLines: Record<LineKind, { has: RegExp; mark: (index: number) => string; sample: string }> = {
  list: { has: /^(\s*)[-*+] /, mark: () => '- ', sample: 'item' },
  numbers: { has: /^(\s*)\d{1,9}[.)] /, mark: (index) => `${index + 1}. `, sample: 'step' },
  quote: { has: /^()> ?/, mark: () => '> ', sample: 'quote' },
  heading: { has: /^()#{1,6} /, mark: () => '## ', sample: 'Heading' },
}

/** Makes each line of the selection one of a list, a quote or a heading; when all are already, plain lines again. */
export function markLines(field: Field, kind: LineKind): Edit {
  const { has, mark, sample } = marksOfLines[kind]
  const { from, to, text } = wholeLines(field)
  const lines = text.split('\n')
  const filled = lines.filter((line) => line.trim() !== '')
  const undo = filled.length > 0 && filled.every((line) => has.test(line))
  const others = Object.values(marksOfLines).map((one) => one.has)
  let index = 0
  const changed = lines.map((line) => {
    if (undo) return line.replace(has, '$1')
    if (line.trim() === '' && lines.length > 1) return line
    const bare = others.reduce((rest, other) => rest.replace(other, '$1'), line)
    const indent = /^\s*/.exec(bare)?.[0] ?? ''
    return `${indent}${mark(index++)}${bare.slice(indent.length) || sample}`
  })
  const result = changed.join('\n')
  const empty = filled.length === 0
  const end = from + result.length
  return {
    from,
    to,
    text: result,
    selectFrom: empty ? end - sample.length : lines.length > 1 ? from : end,
    selectTo: end,
  }
}

/** Moves the lines of the selection by two spaces, so that list items become items of the one above. */
export function indentLines(field: Field, direction: 'in' | 'out'): Edit {
  const { from, to, text } = wholeLines(field)
  const result = text
    .split('\n')
    .map((line) =>
      direction === 'in' ? (line === '' ? line : `  ${line}`) : line.replace(/^( {1,2}|\t)/, ''),
    )
    .join('\n')
  const single = field.from === field.to
  const end = from + result.length
  const caret = Math.max(from, field.from + result.length - text.length)
  return { from, to, text: result, selectFrom: single ? caret : from, selectTo: single ? caret : end }
}

/** A block of code or of a log around the selection. */
export function codeBlock(field: Field, language: string): Edit {
  const chosen = field.value.slice(field.from, field.to).replace(/^\n+|\n+$/g, '')
  const inner = chosen || 'paste it here'
  const block = `\`\`\`${language}\n${inner}\n\`\`\``
  const edit = insertBlock(field, block)
  const start = edit.from + edit.text.indexOf(block) + language.length + 4
  return { ...edit, selectFrom: start, selectTo: start + inner.length }
}

/** An empty table with a row of headings. */
export function table(field: Field, columns: number, rows: number): Edit {
  const head = Array.from({ length: columns }, (_, index) => `Column ${index + 1}`)
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  const blank = row(head.map((name) => ' '.repeat(name.length)))
  const lines = [
    row(head),
    row(head.map((name) => '-'.repeat(name.length))),
    ...Array.from({ length: rows }, () => blank),
  ]
  const edit = insertBlock(field, lines.join('\n'))
  const start = edit.from + edit.text.indexOf('Column 1')
  return { ...edit, selectFrom: start, selectTo: start + 'Column 1'.length }
}

/** The selection grown to whole lines. */
function wholeLines({ value, from, to }: Field) {
  const start = value.lastIndexOf('\n', from - 1) + 1
  const last = to > from && value[to - 1] === '\n' ? to - 1 : to
  const newline = value.indexOf('\n', last)
  const end = newline === -1 ? value.length : newline
  return { from: start, to: end, text: value.slice(start, end) }
}
