/** The first words of a plain text, cut between words and marked with an ellipsis when something was left out. */
export function excerptOf(plain: string, longest = 280): string {
  const text = plain
    .slice(0, longest * 8)
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const lastSpace = cut.lastIndexOf(' ')
  const words = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut.replace(/[\uD800-\uDBFF]$/, '')
  return `${words.replace(/[\s.,;:]+$/, '')}…`
}
