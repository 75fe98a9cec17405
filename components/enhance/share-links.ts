import { toast } from '../overlay/toast'
import { onClick } from './on-click'

/** "Share" copies the address of one post and still goes there. */
export function shareLinks(): () => void {
  return onClick('a[data-share]', (link) => {
    if (!(link instanceof HTMLAnchorElement)) return
    navigator.clipboard?.writeText(link.href).then(
      () => toast('Link copied'),
      () => {},
    )
  })
}
