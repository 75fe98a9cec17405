import { onClick } from './on-click'

/** `data-opens="<id>"` opens that dialog in place of following the link. */
export function dialogs(): () => void {
  return onClick('[data-opens]', (opener, event) => {
    const dialog = document.getElementById(opener.dataset.opens ?? '')
    if (!(dialog instanceof HTMLDialogElement)) return
    event.preventDefault()
    dialog.showModal()
  })
}
