import { plural } from '@/lib/format/numbers'
import { levelOf, type Way, whoEdits } from './policy'
import type { PageShield } from './types'

export type Saving = {
  submit: 'Save' | 'Save for approval' | 'Save and approve' | 'Suggest this edit'
  /** What a person should know before they type; null when saving does what it always does. */
  notice: { title: string; text: string } | null
}

/** What pressing the button of an editor will do; `needed` is the reputation that edits the wiki without review. */
export function savingOf(way: Way, shield: PageShield, needed: number): Saving {
  const level = levelOf(shield)
  const waiting = shield.newest - shield.shown
  if (way === 'suggest') {
    const text =
      level === 'trusted' || level === 'moderators'
        ? `This page is protected. ${whoEdits[level]}`
        : `From ${needed} reputation on, edits of the wiki are saved at once.`
    return { submit: 'Suggest this edit', notice: { title: 'Your edit will be reviewed', text } }
  }
  if (way === 'keep') {
    const started =
      waiting > 0
        ? ` ${plural(waiting, 'change')} already ${waiting === 1 ? 'waits' : 'wait'}, and you go on from there.`
        : ''
    const text = `Readers go on seeing revision ${shield.shown} until a reviewer approves what you save.${started}`
    return { submit: 'Save for approval', notice: { title: 'Your change will wait for approval', text } }
  }
  if (waiting > 0) {
    const title = `${plural(waiting, 'change')} of this page ${waiting === 1 ? 'waits' : 'wait'} for approval`
    const text =
      'Below is the newest text, which readers do not see yet. Saving approves what waits and shows it with your own changes.'
    return { submit: 'Save and approve', notice: { title, text } }
  }
  const text = level === null ? '' : `${whoEdits[level]} Yours are shown at once.`
  return { submit: 'Save', notice: level === null ? null : { title: 'This page is protected', text } }
}
