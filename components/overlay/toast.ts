let timer: ReturnType<typeof setTimeout> | undefined

/** One polite line at the foot of the window; the live region stands in the layout. */
export function toast(message: string): void {
  const region = document.getElementById('toast')
  if (!region) return
  region.textContent = message
  clearTimeout(timer)
  timer = setTimeout(() => {
    region.textContent = ''
  }, 8_000)
}
