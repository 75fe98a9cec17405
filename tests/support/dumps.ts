export type DumpPageFacts = {
  title: string
  id?: number
  ns?: number
  redirect?: string
  revisions?: {
    id: number
    at: string
    by?: string
    ip?: string
    comment?: string
    minor?: boolean
    text: string
  }[]
  text?: string
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A MediaWiki export of these pages, as version 0.11 writes it. */
export function dumpOf(pages: DumpPageFacts[], site = 'Test wiki'): string {
  return `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo><sitename>${site}</sitename><dbname>test</dbname><base>https://wiki.example.org/title/Main_page</base>
    <namespaces><namespace key="0" case="first-letter" /><namespace key="1">Talk</namespace></namespaces></siteinfo>
${pages.map(pageXml).join('\n')}
</mediawiki>
`
}

function pageXml({ title, ns = 0, redirect, text = '', ...facts }: DumpPageFacts, at: number): string {
  const id = facts.id ?? at + 1
  const revisions = facts.revisions ?? [{ id: id * 100, at: '2024-03-01T10:00:00Z', by: 'Writer', text }]
  return `  <page><title>${escapeXml(title)}</title><ns>${ns}</ns><id>${id}</id>
${redirect === undefined ? '' : `    <redirect title="${escapeXml(redirect)}" />\n`}${revisions
  .map(
    (revision) => `    <revision><id>${revision.id}</id><timestamp>${revision.at}</timestamp>
      <contributor>${revision.ip ? `<ip>${revision.ip}</ip>` : `<username>${escapeXml(revision.by ?? 'Writer')}</username><id>7</id>`}</contributor>
      ${revision.minor ? '<minor />' : ''}<comment>${escapeXml(revision.comment ?? '')}</comment><model>wikitext</model><format>text/x-wiki</format>
      <text bytes="${revision.text.length}" xml:space="preserve">${escapeXml(revision.text)}</text><sha1>x</sha1></revision>`,
  )
  .join('\n')}
  </page>`
}

/** A page of ordinary length about something, for tests that are not about its text. */
export const someText = (about: string) =>
  `'''${about}''' is a part of the driver that people ask about. It has been there since 2019.\n\n== Use ==\n# Install {{ic|pkg}}\n# Restart\n`
