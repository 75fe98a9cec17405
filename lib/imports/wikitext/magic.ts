const switches =
  /__(?:NOTOC|FORCETOC|TOC|NOEDITSECTION|NEWSECTIONLINK|NONEWSECTIONLINK|NOGALLERY|HIDDENCAT|NOCONTENTCONVERT|NOCC|NOTITLECONVERT|NOTC|INDEX|NOINDEX|STATICREDIRECT|DISAMBIG|EXPECTUNUSEDCATEGORY|ARCHIVEDTALK|NOTALK|START|END)__/g

/** Without `<!-- comments -->`; one that is not closed goes to the end, as the wiki shows it. */
export function dropComments(text: string): string {
  const kept: string[] = []
  let done = 0
  for (let open = text.indexOf('<!--'); open !== -1; open = text.indexOf('<!--', done)) {
    kept.push(text.slice(done, open))
    const close = text.indexOf('-->', open + 4)
    if (close === -1) return kept.join('')
    done = close + 3
  }
  kept.push(text.slice(done))
  return kept.join('')
}

/** Without switches for the display and signatures, which say nothing to a reader. */
export function dropSwitches(text: string): string {
  return text.replace(switches, '').replace(/~{3,5}(?!~)/g, (run) => (run.length > 5 ? run : ''))
}

/** What a redirect page leads to, or null. */
export function redirectOf(text: string): string | null {
  return /^\s{0,100}#redirect\s{0,20}:?\s{0,20}\[\[([^\]|\n]{1,300})/i.exec(text)?.[1]?.trim() ?? null
}

/** Variables and functions of the wiki engine that have no text of their own. */
export const silentTemplates = new Set([
  ...[
    'displaytitle',
    'defaultsort',
    'defaultcategorysort',
    'lowercase title',
    'lowercase',
    'toc',
    'tocright',
  ],
  ...['reflist', 'references', 'clear', '-', 'pagename', 'fullpagename', 'namespace', 'sitename'],
  ...['related articles end', 'toc limit', 'notoc', 'shortdesc', 'short description', 'anchor', 'see also'],
])

const named: Record<string, string> = {
  ...{ nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", ndash: '–', mdash: '—', hellip: '…' },
  ...{ times: '×', rarr: '→', larr: '←', uarr: '↑', darr: '↓', copy: '©', reg: '®', trade: '™', deg: '°' },
  ...{ plusmn: '±', micro: 'µ', middot: '·', bull: '•', laquo: '«', raquo: '»', ldquo: '“', rdquo: '”' },
  ...{ lsquo: '‘', rsquo: '’', thinsp: ' ', ensp: ' ', emsp: ' ', zwnj: '', zwj: '', shy: '', minus: '−' },
  ...{ le: '≤', ge: '≥', ne: '≠', asymp: '≈', infin: '∞', check: '✓', euro: '€', pound: '£', sect: '§' },
}

/** One entity of HTML as the character it stands for; unknown ones stay as they are. */
export function decodeEntity(entity: string): string {
  const body = entity.slice(1, -1)
  if (!body.startsWith('#')) return named[body] ?? entity
  const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
  const isCharacter = code >= 32 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
  return isCharacter ? String.fromCodePoint(code) : ''
}

export const entities = /&(?:[a-zA-Z]{2,10}|#\d{1,7}|#[xX][\da-fA-F]{1,6});/g

export function decodeEntities(text: string): string {
  return text.replace(entities, decodeEntity)
}
