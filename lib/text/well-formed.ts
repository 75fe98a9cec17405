/** Whether PostgreSQL can keep the text as it is: no NUL (error 22021) and no lone surrogate (silently U+FFFD). */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && isWellFormed(text)
}

// String.prototype.isWellFormed is in Node 20 but not in the TypeScript libs we compile against.
function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDFFF]/u.test(text)
}
