import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** `npx tsx tests/bench/big-dump.ts out.xml 100 4`: a MediaWiki dump of so many megabytes, with so many revisions of each page. */
const [path = 'dump.xml', megabytes = '100', each = '4'] = process.argv.slice(2)
const words =
  'driver kernel module screen memory clock power queue buffer fence shader display mode firmware reset bus'.split(
    ' ',
  )
const out = createWriteStream(path)
let seed = 1
let size = 0

const pick = () => {
  seed = (seed * 48_271) % 2_147_483_647
  return words[seed % words.length] ?? 'driver'
}
const sentence = () => `${Array.from({ length: 14 }, pick).join(' ')}.`

async function write(text: string): Promise<void> {
  size += text.length
  if (!out.write(text)) await once(out, 'drain')
}

function pageText(page: number, revision: number): string {
  const sections = Array.from({ length: 4 }, (_, at) => {
    const items = Array.from(
      { length: 4 },
      () => `* ${sentence()} See [[Page ${(page * 7 + at) % (page + 1)}|${pick()}]]`,
    )
    return `== ${pick()} ${at} ==\n${sentence()} '''${pick()}''' {{ic|${pick()}}}.\n\n${items.join('\n')}\n\n{{Note|${sentence()}}}\n\n ${pick()} --${pick()}\n`
  })
  return `${sentence()} Revision ${revision}.\n\n${sections.join('\n')}\n{| class="wikitable"\n! A !! B\n|-\n| ${pick()} || ${pick()}\n|}\n[[Category:${pick()}]]`
}

await write(
  '<mediawiki version="0.11"><siteinfo><sitename>Big wiki</sitename><base>https://big.example.org/wiki/Main</base></siteinfo>\n',
)
for (let page = 0; size < Number(megabytes) * 1_000_000; page++) {
  const revisions = Array.from({ length: Number(each) }, (_, at) => {
    const day = new Date(Date.UTC(2015, 0, 1) + (page * 10 + at) * 3_600_000).toISOString().slice(0, 19)
    return `<revision><id>${page * 1000 + at + 1}</id><timestamp>${day}Z</timestamp><contributor><username>Writer ${page % 50}</username></contributor><comment>edit</comment><text xml:space="preserve">${pageText(page, at)}</text></revision>`
  })
  await write(`<page><title>Page ${page}</title><ns>0</ns><id>${page + 1}</id>${revisions.join('')}</page>\n`)
}
await write('</mediawiki>\n')
out.end()
