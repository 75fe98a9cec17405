import 'server-only'
import { tagPage } from '@/lib/cache'
import { factsTable } from './facts'
import { escapeHtml } from './html'
import { type Ancestor, includedText } from './include'
import { readEmbed } from './syntax'

export const inclusionBounds = { depth: 3, number: 20, characters: 262_144 } as const

/** What one page may still show from elsewhere, all its texts together. */
export type InclusionBudget = { number: number; characters: number }

export function newBudget(): InclusionBudget {
  return { number: inclusionBounds.number, characters: inclusionBounds.characters }
}

type Shower = {
  /** Starts the ids of the text that is shown; those of what it includes begin with it too. */
  postKey: string
  /** The page itself, so that it never stands within itself; null for what is no page. */
  page: Ancestor | null
  budget?: InclusionBudget
  /** Whether this is for a page that may be kept, and has to be dropped when something in it changes. */
  cached?: boolean
}

/**
 * Puts into a stored text what it shows from elsewhere, as that is now: pages that are published and visible, tables
 * from data. Nothing of it is stored with the text. The page being rendered gets the cache tags of all that it shows, also
 * of what is not there yet, so every write that changes those changes it too.
 */
export async function showEmbeds(
  html: string,
  { postKey, page, budget = newBudget(), cached = true }: Shower,
): Promise<string> {
  const above = page ? [page] : []
  const common = { budget, cached, count: { shown: 0 }, depth: 1 }
  return fill(html, { ...common, prefix: `user-content-${postKey}`, above })
}

type Place = {
  prefix: string
  /** The pages this text stands within, the outermost first. */
  above: Ancestor[]
  budget: InclusionBudget
  count: { shown: number }
  depth: number
  cached: boolean
}

const placeholder = /<div class="embed" data-embed="([^"]*)" data-level="(\d)">[\s\S]*?<\/div>/g

async function fill(html: string, place: Place): Promise<string> {
  const parts: string[] = []
  let done = 0
  for (const match of html.matchAll(placeholder)) {
    const [whole, encoded = '', level] = match
    parts.push(html.slice(done, match.index), await show(decodeURIComponent(encoded), Number(level), place))
    done = match.index + whole.length
  }
  parts.push(html.slice(done))
  return parts.join('')
}

async function show(text: string, level: number, place: Place): Promise<string> {
  const embed = readEmbed(text)
  const { budget } = place
  if (embed.kind === 'wrong') return notice(text, embed.problem)
  if (budget.number <= 0)
    return notice(text, `A page shows at most ${inclusionBounds.number} texts and tables from elsewhere.`)
  budget.number -= 1
  if (embed.kind === 'facts') {
    const made = await factsTable(embed.facts)
    if (place.cached) await tagPage(...made.tags)
    return made.ok ? spend(text, made.html, budget) : notice(text, made.problem)
  }
  if (place.depth > inclusionBounds.depth)
    return notice(
      text,
      `Texts within texts are shown ${inclusionBounds.depth} deep, and this one stands deeper.`,
    )
  place.count.shown += 1
  const prefix = `${place.prefix}e${place.count.shown}-`
  const found = await includedText(embed, { prefix, level, above: place.above })
  if (place.cached) await tagPage(...found.tags)
  if (!found.ok) return notice(text, found.problem)
  if (found.html.length > budget.characters) return notice(text, tooLarge)
  const inner = await fill(found.html, {
    ...place,
    above: [...place.above, found.page],
    depth: place.depth + 1,
  })
  return spend(text, found.frame(inner), budget, found.html.length)
}

const tooLarge = `All that a page shows from elsewhere may have ${inclusionBounds.characters / 1024} KB, and with this it would have more.`

function spend(text: string, html: string, budget: InclusionBudget, characters = html.length): string {
  if (characters > budget.characters) return notice(text, tooLarge)
  budget.characters -= characters
  return html
}

/** In place of what cannot be shown: for readers a word on what is missing, for authors the reason. */
function notice(text: string, problem: string): string {
  return `<div class="applies-problem embed-problem"><code>{{${escapeHtml(text)}}}</code> <strong>${escapeHtml(problem)}</strong></div>`
}
