/** In a comparison: on to the next change (1) or back to the one before (-1), as its own links do. */
export function stepChange(direction: 1 | -1): void {
  const changes = [...document.querySelectorAll<HTMLElement>('[data-change]')]
  if (changes.length === 0) return
  const current = changes.findIndex(({ id }) => `#${id}` === location.hash)
  const next = changes[current === -1 ? (direction === 1 ? 0 : changes.length - 1) : current + direction]
  if (next) location.hash = next.id
}
