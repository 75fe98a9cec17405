import type { Metadata } from 'next'
import { ChangesScreen } from '@/components/wiki/changes-screen'
import { tagPage, tags } from '@/lib/cache'
import { routes } from '@/lib/routes'
import { listChanges } from '@/lib/wiki/history'

export const dynamic = 'force-static'
export const revalidate = false

export const metadata: Metadata = {
  title: 'Recent changes',
  alternates: { canonical: routes.recentChanges() },
}

export default async function RecentChanges() {
  await tagPage(tags.recentChanges)
  const { changes, older } = await listChanges({})
  return <ChangesScreen changes={changes} older={older} />
}
