import { routes } from '@/lib/routes'

const extensions = new Map([
  ['image/webp', 'webp'],
  ['image/png', 'png'],
  ['text/plain', 'log'],
])

/** The name of an uploaded file as it stands in an address: what it was called, with the ending of what it has become. */
export function fileName(given: string, type: string): string {
  const base = given
    .slice(-200)
    .replace(/\.(gz|[a-z0-9]{1,5})$/i, '')
    .replace(/\.(log|txt)$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return `${base || (type.startsWith('image/') ? 'picture' : 'log')}.${extensions.get(type) ?? 'bin'}`
}

/** Whether an address may call bytes of this type so; names decorate, so that any other of the same form is as good. */
export function fitsType(name: string, type: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,79}\.(webp|png|log)$/.test(name) && name.endsWith(`.${extensions.get(type)}`)
}

/** Hashes of all the files of ours that a text names, in whatever way; a superset of those it shows. */
export function filesIn(markdown: string): string[] {
  const found = new Set<string>()
  for (const [, hash = ''] of markdown.matchAll(/\/files\/([0-9a-f]{64})\//g)) {
    found.add(hash)
    if (found.size === FILES_MAX) break
  }
  return [...found]
}

/** Of one text. */
const FILES_MAX = 200

export const UNDESCRIBED = 'describe this picture'

/** What an uploaded picture is in the text. */
export function pictureMarkdown(hash: string, name: string, described = ''): string {
  const words = described
    .replace(/\s+/g, ' ')
    .replace(/[[\]\\]/g, '')
    .trim()
  return `![${words || UNDESCRIBED}](${routes.file(hash, name)})`
}

/** The same for a log that stands beside the text. */
export function logMarkdown(hash: string, name: string): string {
  return `[${name}](${routes.file(hash, name)})`
}
