import 'server-only'
import type { SeenPost } from '@/lib/posts/queries'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { type Application, applies } from './applies'
import { canClearMarks, canSetValidity, refuseEvidence } from './policy'
import { evidenceOf, listOwnMarks, listOwnReports, listReports } from './queries'
import { getChosenMachine, listRigChoices } from './rigs'
import type { Evidence } from './types'

/** Everything the page of a post's reports shows to one reader. */
export async function getReportsPage(viewer: Viewer | null, post: SeenPost, before?: number) {
  const [evidence, list, own] = await Promise.all([
    evidenceOf([post.id]),
    listReports(post.id, before),
    viewer ? getOwn(viewer, post) : null,
  ])
  const known = evidence.get(post.id) ?? empty
  const verdict = own?.machine && known.validity.length > 0 ? judge(known, own.machine) : null
  return { evidence: known, ...list, own, verdict }
}

async function getOwn(viewer: Viewer, post: SeenPost) {
  const [rigs, reports, marks, machine, settings] = await Promise.all([
    listRigChoices(viewer.id),
    listOwnReports(post.id, viewer.id),
    listOwnMarks(post.id, viewer.id),
    getChosenMachine(viewer.id),
    getSettings(),
  ])
  return {
    ...{ rigs, reports, marks, machine },
    refusal: refuseEvidence(viewer, post)?.error.message ?? null,
    canClear: canClearMarks(viewer, post),
    canSetValidity: canSetValidity(viewer, post, settings),
  }
}

function judge(
  { validity }: Evidence,
  { name, machine }: NonNullable<Awaited<ReturnType<typeof getChosenMachine>>>,
): Application & { rig: string } {
  return { ...applies(validity, machine), rig: name }
}

const empty: Evidence = {
  reports: { works: 0, partly: 0, fails: 0, last: null, newest: [] },
  marks: [],
  validity: [],
}
