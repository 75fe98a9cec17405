import type { Metadata } from 'next'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { PlannedMoves } from '@/components/wiki/planned-moves'
import { SubtreeForm, SubtreeMoves } from '@/components/wiki/subtree-form'
import { requireModerator } from '@/lib/auth/gates'
import { parseFields } from '@/lib/http/form'
import { readQuery } from '@/lib/http/query'
import { routes } from '@/lib/routes'
import { listTopicNames, listVendors } from '@/lib/wiki/lists'
import { askedFields, doneInput, isUndo, subtreeInput, undoInput } from '@/lib/wiki/subtree-input'
import { listSubtreeMoves, previewSubtree } from '@/lib/wiki/subtree-queries'

export const metadata: Metadata = { title: 'Move part of the wiki', robots: { index: false } }

/** A plain form that shows what would move; below the list a second one that does it. */
export default async function SubtreePage({ searchParams }: PageProps<'/wiki/move'>) {
  await requireModerator()
  const query = readQuery(await searchParams)
  const asked = askedFields(query)
  const wish = isUndo(asked) ? parseFields(undoInput, asked) : parseFields(subtreeInput, asked)
  const done = doneInput.safeParse(query)
  const isAsked = Object.keys(asked).length > 0
  const [vendors, topics, moves, plan] = await Promise.all([
    listVendors(),
    listTopicNames(),
    listSubtreeMoves(),
    isAsked && wish.ok ? previewSubtree(wish.value) : null,
  ])
  const errors = isAsked && !wish.ok ? (wish.error.fields ?? {}) : {}
  return (
    <>
      <PageHeader
        title="Move part of the wiki"
        above={<a href={routes.wiki()}>Wiki</a>}
        summary="Pages of a vendor, of one topic, or with names that begin alike. Their present addresses lead to the new ones for good."
      />
      <div className="grid gap-6">
        {done.success && (
          <Notice tone="good" title="Moved">
            <a href={routes.moveSubtree(`undo=${done.data.done}`)}>Look at the way back</a>, if it was a
            mistake.
          </Notice>
        )}
        <SubtreeForm vendors={vendors} topics={topics} values={asked} errors={errors} />
        {isUndo(asked) && !plan && <Notice tone="bad">There is no such move to take back.</Notice>}
        {plan && <PlannedMoves plan={plan} fields={asked} />}
        <SubtreeMoves moves={moves} />
      </div>
    </>
  )
}
