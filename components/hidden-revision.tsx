import { routes } from '@/lib/routes'
import { PageStatus } from './page-status'
import { Notice } from './ui/notice'
import { Time } from './ui/time'

/** In the place of a text that moderators hid. */
export function HiddenRevision({ history }: { history: string }) {
  return (
    <>
      <PageStatus code={404} />
      <Notice tone="warn" title="This text is hidden">
        Moderators keep what this revision says from the public; who wrote it and when stands in{' '}
        <a href={history}>the history</a>, and why in{' '}
        <a href={routes.modLog('revisions')}>the moderation log</a>.
      </Notice>
    </>
  )
}

type HiddenNoticeProps = { number: number; hidden: { by: string; at: Date; reason: string } | null }

/** For moderators, who still read it. */
export function HiddenNotice({ number, hidden }: HiddenNoticeProps) {
  if (!hidden) return null
  return (
    <Notice tone="warn" title={`Revision ${number} is hidden`}>
      Only moderators read it. By {hidden.by}, <Time date={hidden.at} />: {hidden.reason}
    </Notice>
  )
}
