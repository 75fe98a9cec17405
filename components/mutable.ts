/** What a row of a list is about: the question or page, and the names of its tags. */
export type Thread = { id: number; tags: string[] }

/** Lets the overlay hide a row about something the viewer muted. */
export function muteMarks({ id, tags }: Thread) {
  return { 'data-root': id, 'data-tags': tags.join(' ') }
}
