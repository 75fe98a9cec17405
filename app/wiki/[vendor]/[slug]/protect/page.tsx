import type { Metadata } from 'next'
import { GonePage } from '@/components/gone-page'
import { GuardNotices } from '@/components/wiki/guard-notices'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { LiftForm, ProtectForm } from '@/components/wiki/protect-form'
import { requireModerator } from '@/lib/auth/gates'
import { lift, protect } from '@/lib/protection/actions'
import { levelOf } from '@/lib/protection/policy'
import { getGuard } from '@/lib/protection/queries'
import { routes } from '@/lib/routes'
import { pathOf } from '@/lib/wiki/paths'
import { type PageParams, requirePage } from '@/lib/wiki/request'

export const metadata: Metadata = { title: 'Protect', robots: { index: false } }

export default async function ProtectPage({ params }: { params: PageParams }) {
  await requireModerator()
  const sight = await requirePage(params, routes.pageProtect)
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const path = pathOf(page)
  const shield = await getGuard(page.id)
  const level = levelOf(shield)
  return (
    <>
      <WikiPageHeader {...page} path={path} title={`Protect: ${page.title}`} summary={null} current="move" />
      <p className="mb-4 max-w-measure text-ink-2">
        Protection holds for the text, the facts, going back to older revisions and moving. Talk stays open.
        Protect as little and as briefly as will do.
      </p>
      <GuardNotices shield={shield} path={path} />
      <div className="grid gap-8">
        {(level !== null || shield.pending) && (
          <LiftForm action={lift} id={page.id} waiting={shield.pending} />
        )}
        <ProtectForm
          action={protect}
          id={page.id}
          level={level}
          reason={level === null ? '' : shield.reason}
        />
      </div>
    </>
  )
}
