/** What JSON of a journal, of `dmesg --json` or of a container's log keeps a message in. */
const FIELD = /"(?:MESSAGE|msg|message|log)"\s?:\s?"((?:[^"\\]|\\.){4,2000})/
const EXPORT = /^MESSAGE=/

/** The message inside a line of JSON or of `journalctl -o verbose`; null where the line is none. */
export function wrappedMessage(bare: string): string | null {
  if (bare.startsWith('MESSAGE=')) return bare.replace(EXPORT, '')
  const first = bare.charCodeAt(0)
  if (first !== 123 && first !== 34) return null
  const found = FIELD.exec(bare)?.[1]
  return found === undefined ? null : found.replace(/\\n$/, '').replace(/\\(["\\/])/g, '$1')
}

const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
}
const ENTITY = /&(nbsp|lt|gt|amp|quot|apos|#39|#x27);/g

/** A forum that shows the source of its pages leaves entities in a paste. */
export function withoutEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, (all, name: string) => ENTITIES[name] ?? all) : text
}
