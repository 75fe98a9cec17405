const names = new Map([
  ['title', 'Title'],
  ['lead', 'Summary'],
  ['topic', 'Topic'],
  ['tags', 'Tags'],
  ['checkedAgainst', 'Checked against'],
  ['checkedOn', 'Checked on'],
  ['reviewBy', 'Review by'],
  ['issue', 'Facts of the issue'],
  ['body', 'Text'],
])

/** What a field of a post is called on the screen. */
export function fieldName(field: string): string {
  return names.get(field) ?? field
}
