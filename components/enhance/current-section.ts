/** Marks where we are in a header that is the same on every page. */
export function currentSection(): () => void {
  const [first = '', second = ''] = location.pathname.split('/').slice(1)
  const section = first === 'wiki' && second ? second : first
  for (const link of document.querySelectorAll(`[data-section="${CSS.escape(section)}"]`)) {
    link.setAttribute('aria-current', link.getAttribute('href') === location.pathname ? 'page' : 'true')
  }
  return () => {}
}
