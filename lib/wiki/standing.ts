import 'server-only'
import { listNeeds } from '@/lib/needs/queries'
import { getObsolescence } from '@/lib/obsolescence/queries'
import { getNewestStamp } from '@/lib/stamps/queries'

/** How a page stands with its readers: who verified it, what it lacks, whether it holds at all. */
export async function getStanding(pageId: number) {
  const [stamped, needs, obsolescence] = await Promise.all([
    getNewestStamp(pageId),
    listNeeds(pageId),
    getObsolescence(pageId),
  ])
  return { stamped, needs, obsolescence }
}

/** Whom and what a page names in that: its cached copy goes with theirs. */
export function namedIn({ stamped, needs, obsolescence }: Awaited<ReturnType<typeof getStanding>>) {
  return {
    handles: [stamped?.stamp.by, obsolescence?.by, ...needs.map(({ by }) => by)].filter(
      (handle) => handle !== undefined,
    ),
    paths: obsolescence?.via ?? [],
  }
}
