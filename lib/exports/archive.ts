import 'server-only'
import { createHash } from 'node:crypto'
import { siteOrigin } from '@/lib/env'
import { plural } from '@/lib/format/numbers'
import { type Asset, fileOf, LICENCE, pageFile } from './front-matter'
import { type ExportHead, readAttachment, readPages } from './queries'
import type { Scope } from './scope'
import type { Entry } from './zip'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The files of an export: pages, what they show, an index, the licence, and a list of all with their checksums. */
export async function* archiveEntries(scope: Scope, heads: ExportHead[]): AsyncGenerator<Entry> {
  const origin = siteOrigin()
  const sums: { path: string; bytes: number; sha256: string }[] = []
  const noted = (entry: Entry): Entry => {
    const sha256 = createHash('sha256').update(entry.content).digest('hex')
    sums.push({ path: entry.path, bytes: entry.content.length, sha256 })
    return entry
  }
  const assets = new Map<string, Asset>()
  for await (const page of readPages(heads)) {
    const file = pageFile(page, origin)
    for (const asset of file.assets) assets.set(`assets/${asset.hash}/${asset.name}`, asset)
    yield noted({ path: fileOf(page), content: bytes(file.text) })
  }
  for (const path of [...assets.keys()].sort()) {
    const content = await readAttachment(assets.get(path)?.hash ?? '')
    if (content) yield noted({ path, content })
  }
  yield noted({ path: 'index.md', content: bytes(indexText(scope, heads)) })
  yield noted({ path: 'LICENSE.md', content: bytes(licenceText(origin)) })
  const manifest = {
    format: 'nomodeset-wiki',
    version: 1,
    site: origin,
    part: scope.title,
    pages: heads.length,
    files: sums,
  }
  yield { path: 'manifest.json', content: bytes(`${JSON.stringify(manifest, null, 1)}\n`) }
}

function indexText({ title }: Scope, heads: ExportHead[]): string {
  const topics = new Map<string, ExportHead[]>()
  for (const head of heads) {
    const key = `${head.vendor}: ${head.topic}`
    topics.set(key, [...(topics.get(key) ?? []), head])
  }
  const sections = [...topics]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([topic, shelf]) => {
      const lines = shelf.map((head) => `- [${head.title.replace(/[[\]\\]/g, '\\$&')}](${fileOf(head)})`)
      return `## ${topic}\n\n${lines.join('\n')}\n`
    })
  return `# ${title}\n\n${plural(heads.length, 'page')}.\n\n${sections.join('\n')}`
}

function licenceText(origin: string): string {
  return `# Licence

The pages are licensed under ${LICENCE} (https://creativecommons.org/licenses/by-sa/4.0/): use them, also commercially, name
their authors and pass changes on under the same licence. The authors of each page stand in its front matter under
\`contributors\`; its history is at the address under \`source\`. Pages imported from elsewhere say so in their history.

${origin}/about#licence
`
}
