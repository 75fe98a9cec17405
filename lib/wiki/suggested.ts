import type { PageDetails } from '@/db/schema/posts'
import type { PageText } from './types'

type Suggested = {
  title: string | null
  lead: string | null
  tags: string[] | null
  details: PageDetails | null
  body: string
}

/** The whole page as a suggestion wants it: what it says, over what it started from. */
export function suggestedPage(base: PageText, { title, lead, tags, details, body }: Suggested): PageText {
  return {
    ...base,
    ...details,
    title: title ?? base.title,
    lead: lead ?? base.lead,
    tags: tags ?? base.tags,
    body,
  }
}
