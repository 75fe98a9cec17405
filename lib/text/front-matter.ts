/** Longer heads are no front matter. */
const MATTER_MAX = 65_536

/** A Markdown file as the YAML between `---` at its start, null when there is none, and the text after it. */
export function splitFrontMatter(text: string): { matter: string | null; body: string } {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (!source.startsWith('---\n')) return { matter: null, body: source }
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/g
  end.lastIndex = 3
  const closing = end.exec(source)
  if (!closing || closing.index > MATTER_MAX) return { matter: null, body: source }
  return {
    matter: source.slice(4, Math.max(4, closing.index)),
    body: source.slice(closing.index + closing[0].length),
  }
}
