/** Work on HTML that lib/markdown made: there every `<` begins a tag, and no attribute holds a quotation mark. */

const tag = /<([a-z][a-z0-9]*)((?: [a-zA-Z:-]+(?:="[^"]*")?)*)>/g

/** What a page is where another shows it: its ids begin with `to`, its headings stand `deeper`, its parts are not edited there. */
export function rebased(
  html: string,
  { from, to, deeper }: { from: string; to: string; deeper: number },
): string {
  return html
    .replace(
      tag,
      (_, name: string, attributes: string) =>
        `<${shifted(name, deeper)}${moved(attributes, { from, to, deeper })}>`,
    )
    .replace(/<\/h([1-6])>/g, (_, level: string) => `</${shifted(`h${level}`, deeper)}>`)
}

/** The highest level of heading in a text, 2 as of every page without any; the hidden one of footnotes does not count. */
export function topLevel(html: string): number {
  const levels = [...html.matchAll(/<h([1-6]) id="[^"]*"(?: data-part="\d+")?>/g)].map(([, level]) =>
    Number(level),
  )
  return levels.length === 0 ? 2 : Math.min(...levels)
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

type Cut = { html: string; part: number }

/** One section with its subsections and the footnotes it names; null when no heading of the page goes by that name. */
export function cutSection(
  html: string,
  prefix: string,
  isWanted: (id: string, text: string) => boolean,
): Cut | null {
  const headings = [...html.matchAll(/<h([2-6]) id="([^"]*)" data-part="(\d+)">([\s\S]*?)<\/h\1>/g)]
  const place = headings.findIndex(([, , id = '', , inner = '']) =>
    isWanted(id.slice(prefix.length), plain(inner)),
  )
  const own = headings[place]
  if (own === undefined) return null
  const next = headings.slice(place + 1).find(([, level]) => Number(level) <= Number(own[1]))
  const notes = notesFrom(html)
  const end = Math.min(next?.index ?? html.length, notes ?? html.length)
  const cut = html.slice(own.index, end).trim()
  return { html: cut + (notes === null ? '' : namedNotes(html.slice(notes), cut)), part: Number(own[3]) }
}

function shifted(name: string, deeper: number): string {
  const level = /^h([1-6])$/.exec(name)?.[1]
  return level === undefined ? name : `h${Math.min(6, Math.max(2, Number(level) + deeper))}`
}

function moved(
  attributes: string,
  { from, to, deeper }: { from: string; to: string; deeper: number },
): string {
  return attributes
    .replace(/ data-part="\d+"/, '')
    .replace(
      / data-level="(\d)"/,
      (_, level: string) => ` data-level="${Math.min(6, Math.max(1, Number(level) + deeper))}"`,
    )
    .replace(
      / (id|href|aria-describedby)="(#?)([^"]*)"/g,
      (whole, name: string, hash: string, value: string) =>
        value.startsWith(from) && (name !== 'href' || hash !== '')
          ? ` ${name}="${hash}${to}${value.slice(from.length)}"`
          : whole,
    )
}

function notesFrom(html: string): number | null {
  const at = html.search(/<section data-footnotes(?: |>)/)
  return at === -1 ? null : at
}

/** The notes that a part names, with the numbers they have on their own page. */
function namedNotes(notes: string, part: string): string {
  const head = /^[\s\S]*?<ol>/.exec(notes)?.[0]
  if (head === undefined) return ''
  const items = notes.slice(head.length).split(/(?=<li id="[^"]*-fn-[^"]*">)/)
  const kept = items.flatMap((item, index) => {
    const id = /^<li id="([^"]*-fn-[^"]*)">/.exec(item)?.[1]
    if (id === undefined || !part.includes(`href="#${id}"`)) return []
    const whole = item.replace(/<\/ol>\s*<\/section>[\s\S]*$/, '')
    const numbered = whole.replace(/^<li /, `<li value="${index + (items[0]?.startsWith('<li') ? 1 : 0)}" `)
    return [withoutLostReturns(numbered, part)]
  })
  return kept.length === 0 ? '' : `\n${head}\n${kept.join('').trim()}\n</ol>\n</section>`
}

function withoutLostReturns(item: string, part: string): string {
  return item.replace(
    / ?<a href="#([^"]*)"[^>]*data-footnote-backref[^>]*>[\s\S]*?<\/a>/g,
    (whole, id: string) => (part.includes(`id="${id}"`) ? whole : ''),
  )
}

function plain(inner: string): string {
  return inner
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .trim()
}
