import { slugify } from '../text/slug'
import { type FactsRequest, readFacts } from './facts-syntax'

export const EMBED_MAX = 300

export type Embed =
  | { kind: 'include'; path: string; section: string }
  | { kind: 'facts'; facts: FactsRequest }
  | { kind: 'wrong'; problem: string }

/** What stands between `{{` and `}}` on a line of its own, or `null` when that is no mark of ours. */
export function embedOf(line: string): string | null {
  const [, text] = /^[ \t]{0,3}\{\{[ \t]*((?:include|facts)(?:[ \t][^{}\n]*)?)\}\}[ \t]*$/i.exec(line) ?? []
  return text === undefined || text.length > EMBED_MAX ? null : text.replace(/[ \t]+/g, ' ').trim()
}

/** Reads `include nvidia/xid-errors#reset-the-gpu` and `facts releases nvidia limit=5`. */
export function readEmbed(text: string): Embed {
  const [word = '', ...rest] = text.split(' ')
  const what = rest.join(' ')
  if (word.toLowerCase() === 'include') return readInclude(what)
  const facts = readFacts(what)
  return facts.ok ? { kind: 'facts', facts: facts.request } : { kind: 'wrong', problem: facts.problem }
}

/** What a text shows of elsewhere, as `inclusion` keeps it: a page's path, or `data:` with what it is about. */
export function targetOf(text: string): string[] {
  const embed = readEmbed(text)
  if (embed.kind === 'include') return [embed.path]
  return embed.kind === 'facts' ? [`data:${embed.facts.kind}:${embed.facts.subject}`] : []
}

function readInclude(what: string): Embed {
  const [address = '', ...heading] = what.split('#')
  const [vendor = '', name = '', ...more] = address.split('/').map((part) => slugify(part, ''))
  if (vendor === '' || name === '' || more.length > 0)
    return { kind: 'wrong', problem: 'Name a page, such as {{include nvidia/xid-errors}}.' }
  return { kind: 'include', path: `${vendor}/${name}`, section: heading.join('#').trim() }
}
