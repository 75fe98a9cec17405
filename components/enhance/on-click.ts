/** One listener for all present and future elements that match. Modified clicks keep their meaning. */
export function onClick(
  selector: string,
  act: (element: HTMLElement, event: MouseEvent) => void,
): () => void {
  const listener = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null
    if (target) act(target, event)
  }
  document.addEventListener('click', listener)
  return () => document.removeEventListener('click', listener)
}
