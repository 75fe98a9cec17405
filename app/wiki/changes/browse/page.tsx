import type { Metadata } from 'next'
import { ChangesScreen } from '@/components/wiki/changes-screen'
import { listChanges } from '@/lib/wiki/history'
import { changesView } from '@/lib/wiki/input'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Recent changes', robots: { index: false } }

/** `/wiki/changes` with a choice: one vendor, without minor edits, older ones. */
export default async function BrowseChanges({ searchParams }: Props) {
  const view = changesView(await searchParams)
  const { changes, older } = await listChanges(view)
  return <ChangesScreen changes={changes} older={older} {...view} />
}
