import { closeReasons } from '@/lib/moderation/reasons'
import type { FlaggedPostView } from '@/lib/moderation/types'
import { Badge } from '../ui/badge'

/** What is in force on a post, in a word each. */
export function PostState({ post }: { post: FlaggedPostView }) {
  const { deletion, hiding, lock, closure, visible } = post
  return (
    <>
      {deletion && (
        <>
          <Badge tone="bad" icon="trash">
            deleted
          </Badge>{' '}
        </>
      )}
      {hiding && (
        <>
          <Badge tone="warn" icon="eye">
            hidden
          </Badge>{' '}
        </>
      )}
      {!visible && !deletion && !hiding && (
        <>
          <Badge tone="warn">removed with its thread</Badge>{' '}
        </>
      )}
      {lock && (
        <>
          <Badge icon="lock">locked</Badge>{' '}
        </>
      )}
      {closure && <Badge icon="lock">closed: {closeReasons[closure.reason].toLowerCase()}</Badge>}
    </>
  )
}
