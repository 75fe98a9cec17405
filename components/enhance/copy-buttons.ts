import { toast } from '../overlay/toast'
import { onClick } from './on-click'

/** Shows the copy button of each code block and makes it work; line numbers are generated and stay behind. */
export function copyButtons(): () => void {
  if (!navigator.clipboard) return () => {}
  for (const button of document.querySelectorAll<HTMLElement>('button[data-copy]')) button.hidden = false
  return onClick('button[data-copy]', (button) => {
    const code = button.closest('figure')?.querySelector('pre')?.textContent
    if (code) void copy(code, button)
  })
}

async function copy(code: string, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(code.replace(/\n$/, ''))
    const words = button.textContent
    button.textContent = 'Copied'
    setTimeout(() => {
      button.textContent = words
    }, 2_000)
  } catch {
    toast('The browser did not allow copying. Select the text and copy it.')
  }
}
