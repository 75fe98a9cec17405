import { HelpPage } from './help-page'
import { PageStatus } from './page-status'

type GonePageProps = {
  /** "question", "page", "account": what stood here. */
  kind: string
  /** Where its author and moderators read it. */
  href?: string
}

/** Body of every 410 answer. */
export function GonePage({ kind, href }: GonePageProps) {
  return (
    <>
      <PageStatus code={410} />
      <HelpPage code="410" title={`This ${kind} was deleted`}>
        <p>
          It is no longer shown. Its author and moderators can still{' '}
          {href ? <a href={href}>read it</a> : 'read it'} and bring it back; the moderation log says when a
          moderator removed something.
        </p>
      </HelpPage>
    </>
  )
}
