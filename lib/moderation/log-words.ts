import { levelNames } from '@/lib/protection/policy'
import { routes } from '@/lib/routes'
import type { LogEntry } from './log-kinds'
import { closeReasons } from './reasons'

export type LogWords = {
  verb: string
  object: { text: string; href?: string } | null
  target?: { before: string; text: string; href: string }
  until?: Date
  /** The reason, as it was given. */
  note: string
}

/** How one line of the log reads. What is removed has a number, not a name; moderators may go and see it. */
export function describeEntry(entry: LogEntry, forModerator: boolean): LogWords {
  const { verb, data, subject, post } = entry
  const reason = text(data.reason)
  if (verb === 'changed-setting') {
    const note = `From ${text(data.before)} to ${text(data.after)}`
    return { verb: 'changed', object: { text: text(data.label) }, note }
  }
  if (verb === 'changed-role')
    return {
      verb: 'changed the role of',
      object: person(subject),
      note: `From ${text(data.from)} to ${text(data.to)}`,
    }
  if (verb === 'moved-subtree')
    return {
      verb: 'moved',
      object: { text: `${text(data.count)} wiki pages from ${text(data.from)} to ${text(data.to)}` },
      note: text(data.summary),
    }
  if (verb === 'suspended') return { verb, object: person(subject), until: dateIn(data.until), note: reason }
  if (verb === 'lifted-suspension')
    return { verb: 'lifted the suspension of', object: person(subject), note: reason }
  if (verb === 'removed-file') {
    const object = { text: data.kind === 'log' ? 'an attached log' : 'an attached picture' }
    return { verb: 'removed', object, note: reason }
  }
  if (verb === 'closed') return describeClosing(entry, forModerator)
  if (verb === 'protected') {
    const level = new Map<string, string>(Object.entries(levelNames)).get(text(data.level))
    const note = [level, reason].filter(Boolean).join('. ')
    return { verb, object: postOf(post, forModerator), until: dateIn(data.until), note }
  }
  if (verb === 'hid-revision' || verb === 'unhid-revision') {
    const what = `${verb === 'hid-revision' ? 'hid' : 'showed again'} revision ${text(data.revision)} of`
    return { verb: what, object: postOf(post, forModerator), note: reason }
  }
  return {
    verb: words.get(verb) ?? verb.replaceAll('-', ' '),
    object: postOf(post, forModerator),
    note: reason || text(data.resolution) || text(data.summary),
  }
}

function describeClosing({ data, post }: LogEntry, forModerator: boolean): LogWords {
  const reason = new Map<string, string>(Object.entries(closeReasons)).get(text(data.reason))
  const note = [reason, text(data.note)].filter(Boolean).join('. ')
  const target =
    typeof data.duplicateOf === 'number'
      ? {
          before: 'as a duplicate of',
          text: `question ${data.duplicateOf}`,
          href: routes.questionById(data.duplicateOf),
        }
      : undefined
  return { verb: 'closed', object: postOf(post, forModerator), target, note: target ? text(data.note) : note }
}

function person(handle: string | null) {
  return handle === null ? { text: 'somebody' } : { text: handle, href: routes.user(handle) }
}

function postOf(post: LogEntry['post'], forModerator: boolean): LogWords['object'] {
  if (post === null) return null
  const { id, kind, title } = post
  const href = routes.post(id)
  if (title === null) return { text: `${kind} ${id}`, href: forModerator ? href : undefined }
  const whole = kind === 'question' || kind === 'page'
  const name = whole ? title : `${kind === 'answer' ? 'an answer to' : 'a comment under'} ${title}`
  return { text: name, href }
}

const words = new Map<string, string>([
  ['imported-page', 'imported'],
  ['moved-page', 'moved'],
  ['commented', 'wrote'],
  ['answered', 'wrote'],
  ['suggested', 'suggested an edit of'],
  ['accepted-suggestion', 'accepted a suggested edit of'],
  ['rejected-suggestion', 'rejected a suggested edit of'],
  ['outdated-suggestion', 'found a suggested edit outdated of'],
  ['unaccepted', 'took back the acceptance of'],
  ['changed-environment', 'changed the machine of'],
  ['reported', 'reported whether it works:'],
  ['unmarked', 'took a warning from'],
  ['set-validity', 'set the versions of'],
  ['stamped', 'verified'],
  ['withdrew-stamp', 'withdrew a verification of'],
  ['asked-change', 'asked for a change of'],
  ['settled-need', 'settled what was asked of'],
  ['marked-obsolete', 'marked as obsolete'],
  ['unmarked-obsolete', 'marked as valid again'],
  ['undeleted', 'brought back'],
  ['hid', 'hid'],
  ['unhid', 'showed again'],
  ['unlocked', 'unlocked'],
  ['unprotected', 'lifted the protection of'],
  ['held-change', 'made a change that waits for approval of'],
  ['approved-changes', 'approved changes of'],
  ['rejected-changes', 'rejected changes of'],
  ['reopened', 'opened again'],
  ['created-page', 'created'],
  ['upheld-flag', 'upheld a flag on'],
  ['declined-flag', 'declined a flag on'],
])

function dateIn(value: unknown): Date | undefined {
  const date = new Date(text(value))
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** What other versions wrote into the log is shown as far as it is text. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
