import { blocks } from './blocks'
import { flatten } from './flatten'
import { dropSwitches, redirectOf } from './magic'
import { parseWikitext } from './parse'
import { footnoteLines } from './references'
import type { Context, Converted, Hooks } from './types'

/** Wikitext as Markdown, with what it says of the page. Takes time in proportion to the text, however it is broken. */
export function convertWikitext(source: string, hooks: Hooks, work = { steps: 0 }): Converted {
  const redirect = redirectOf(source)
  const context: Context = {
    ...hooks,
    ...{ flatten, blocks },
    ...{ pieces: [], categories: new Set(), depth: 0, work },
    footnotes: { names: new Map(), texts: new Map(), used: new Set() },
  }
  const text = flatten(parseWikitext(source.replace(/\r\n?/g, '\n'), work), context)
  const body = blocks(dropSwitches(text), context)
  const notes = footnoteLines(context)
  const markdown = [body, notes.join('\n')].filter((part) => part !== '').join('\n\n')
  return { markdown: `${markdown}\n`, categories: [...context.categories], redirect }
}
