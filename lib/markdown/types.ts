/** Raise it whenever the same source would give other HTML: stored HTML of an older version is rendered anew. */
export const RENDER_VERSION = 4

export type Heading = {
  id: string
  text: string
  depth: number
  /** Index for `replaceSection`, or `null` when the heading is inside a list, a quotation or set by underlining. */
  section: number | null
}

export type RenderOptions = {
  /** Starts every id of the post, so that several posts share a page: `p123-`. */
  postKey: string
  links?: LinkResolver
}

/** Answers from a set the caller read in one query: `pageExists('nvidia/open-kernel-modules')`. */
export type LinkResolver = { pageExists: (path: string) => boolean }

export type Rendered = {
  html: string
  headings: Heading[]
  /** Paths of the wiki pages linked to, without repeats: `nvidia/open-kernel-modules`. */
  wikiLinks: string[]
  /** Handles as written, without repeats (compared without case). */
  mentions: string[]
  /** Ids of the questions linked to by `#123`, without repeats. */
  questionRefs: number[]
  /** What it shows from elsewhere, as written between the braces: `include nvidia/xid-errors`. */
  embeds: string[]
  /** Ids of the known errors that the prose names or that a log in the text shows, without repeats. */
  signatures: string[]
  /** Plain text of at most 280 characters. */
  excerpt: string
  /** All words including code, for search; at most 60,000 characters. */
  plain: string
  version: number
  /** The text could not be rendered within its bounds and is shown as plain text. */
  degraded: boolean
  /** What made it so, in words for the author. */
  degradedBy: string | null
}
