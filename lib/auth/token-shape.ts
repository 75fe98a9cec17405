/** What the tokens in our mailed links look like; anything else in their place is no page of ours. */
export function isToken(text: string): boolean {
  return /^[\w-]{20,100}$/.test(text)
}
