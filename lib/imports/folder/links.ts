import { sourceLines } from '@/lib/markdown/source-lines'

/** Label and address of a link or picture; both bounded, so that a line of brackets costs no more than its length. */
const links = /(!?)\[((?:[^[\]\\\n]|\\.){0,500})\]\(([^()\s]{1,1000})(?:[ \t]+"[^"\n]{0,300}")?\)/g

export type LinkRules = {
  /** The page that a file of the folder became, by its path there. */
  pageAt: (path: string) => string | null
  /** The address of a picture that is here already. */
  fileAt: (path: string) => string | null
  onPicture: (path: string) => void
  onBroken: (path: string) => void
}

/** Links between files as links between pages. Code in fences is left alone. */
export function relinkMarkdown(source: string, file: string, rules: LinkRules): string {
  return sourceLines(source)
    .map(({ text, fenced }) => (fenced ? text : relinkLine(text, file, rules)))
    .join('\n')
}

function relinkLine(line: string, file: string, rules: LinkRules): string {
  return line.replace(links, (whole, mark: string, label: string, address: string) => {
    if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#|^\//i.test(address)) return whole
    const path = resolvePath(file, address)
    if (path === null) return whole
    if (mark === '!' || /\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(path))
      return picture(whole, mark, label, path, rules)
    if (!/\.(?:md|markdown)$/i.test(path)) {
      const kept = rules.fileAt(path)
      if (kept !== null) return `[${label}](${kept})`
      rules.onBroken(path)
      return label
    }
    const page = rules.pageAt(path)
    if (page === null) {
      rules.onBroken(path)
      return label
    }
    const words = label
      .replace(/[[\]|`*\\]/g, '')
      .trim()
      .slice(0, 200)
    return words === '' ? `[[${page}]]` : `[[${page}|${words}]]`
  })
}

function picture(whole: string, mark: string, label: string, path: string, rules: LinkRules): string {
  const kept = rules.fileAt(path)
  if (kept !== null) return `${mark}[${label}](${kept})`
  rules.onPicture(path)
  return mark === '!' ? `(picture: ${label.trim() || path.replace(/^.*\//, '')})` : whole
}

/** `../other.md#part` seen from a file, as a path in the folder; null when it leads out of it. */
function resolvePath(file: string, address: string): string | null {
  const parts = file.split('/').slice(0, -1)
  for (const part of decode(address.replace(/[?#].*$/, '')).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.length === 0 ? null : parts.join('/')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
