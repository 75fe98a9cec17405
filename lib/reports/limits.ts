/** Ranges of one post, and of one block within a text; the form has this many rows at most. */
export const RANGES_MAX = 12
