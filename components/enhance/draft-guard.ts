/** Asks before leaving a `form[data-guard]` in which something was typed and not sent. */
export function draftGuard(): () => void {
  const touched = new Set<HTMLFormElement>()
  const onInput = (event: Event) => {
    const form =
      event.target instanceof Element ? event.target.closest<HTMLFormElement>('form[data-guard]') : null
    if (form) touched.add(form)
  }
  const onSubmit = (event: Event) => {
    if (event.target instanceof HTMLFormElement) touched.delete(event.target)
  }
  const onLeave = (event: BeforeUnloadEvent) => {
    if ([...touched].some((form) => form.isConnected)) event.preventDefault()
  }
  document.addEventListener('input', onInput)
  document.addEventListener('submit', onSubmit)
  window.addEventListener('beforeunload', onLeave)
  return () => {
    document.removeEventListener('input', onInput)
    document.removeEventListener('submit', onSubmit)
    window.removeEventListener('beforeunload', onLeave)
  }
}
