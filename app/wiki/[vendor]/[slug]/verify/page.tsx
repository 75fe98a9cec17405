import type { Metadata } from 'next'
import { ActionForm } from '@/components/accounts/action-form'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { GonePage } from '@/components/gone-page'
import { Notice } from '@/components/ui/notice'
import { WikiPageHeader } from '@/components/wiki/page-header'
import { StampList } from '@/components/wiki/stamp-list'
import { getViewer } from '@/lib/auth/viewer'
import { getChosenMachine } from '@/lib/reports/rigs'
import { routes } from '@/lib/routes'
import { giveStamp } from '@/lib/stamps/actions'
import { DRIVER_MAX, KERNEL_MAX, NOTE_MAX } from '@/lib/stamps/input'
import { canWithdraw } from '@/lib/stamps/policy'
import { prefillFrom } from '@/lib/stamps/prefill'
import { listStamps } from '@/lib/stamps/queries'
import type { Viewer } from '@/lib/users/types'
import { pathOf } from '@/lib/wiki/paths'
import type { PageHead } from '@/lib/wiki/queries'
import { type PageParams, requirePage } from '@/lib/wiki/request'

export const metadata: Metadata = { title: 'Verified by', robots: { index: false } }

/** Who followed a page, and with what; whoever did just now says so here. */
export default async function VerifyPage({ params }: { params: PageParams }) {
  const sight = await requirePage(params, routes.pageVerify)
  if (sight.found === 'gone') return <GonePage kind="page" href={routes.post(sight.id)} />
  const { page } = sight
  const path = pathOf(page)
  const [viewer, stamps] = await Promise.all([getViewer(), listStamps(page.id)])
  const own = stamps.some(({ byId, number }) => byId === viewer?.id && number === page.shownNumber)
  return (
    <>
      <SuspensionNotice suspension={viewer?.suspension ?? null} />
      <WikiPageHeader
        {...page}
        path={path}
        title={`Verified: ${page.title}`}
        summary={null}
        current="verify"
      />
      <div className="grid gap-8">
        {!viewer && (
          <Notice title="Did you follow it?">
            <a href={routes.signIn(routes.pageVerify(path))}>Sign in</a> to say with which versions.
          </Notice>
        )}
        {own && <Notice tone="good" title="You verified the revision that is shown" />}
        {viewer && !own && <StampForm viewer={viewer} page={page} />}
        <section className="grid gap-3" aria-labelledby="stamps">
          <h2 id="stamps" className="text-lg">
            Verified by
          </h2>
          <StampList
            path={path}
            stamps={stamps.map((stamp) => ({ ...stamp, mayWithdraw: canWithdraw(viewer, stamp) }))}
          />
        </section>
      </div>
    </>
  )
}

async function StampForm({ viewer, page }: { viewer: Viewer; page: PageHead }) {
  const rig = await getChosenMachine(viewer.id)
  const filled = prefillFrom(rig?.machine ?? {})
  return (
    <section className="grid gap-3" aria-labelledby="verify">
      <h2 id="verify" className="text-lg">
        You followed it and it works?
      </h2>
      <p className="max-w-measure text-ink-2">
        Say with what. Your stamp stands for revision {page.shownNumber}; later edits are counted beside it.
        {rig && ' The fields hold your chosen rig: check them.'}
      </p>
      <ActionForm
        action={giveStamp}
        label="Verify the page"
        hidden={{ id: String(page.id), number: String(page.shownNumber) }}
        fields={[
          {
            ...{ name: 'driver', label: 'Driver', value: filled.driver, maxLength: DRIVER_MAX },
            hint: 'With its version: nvidia 580.95.05, Mesa 26.1. Several with commas between.',
          },
          {
            ...{ name: 'kernel', label: 'Kernel', value: filled.kernel, maxLength: KERNEL_MAX },
            ...{ hint: 'Such as Linux 6.17.8.', required: false },
          },
          {
            ...{ name: 'note', label: 'What else mattered', value: filled.note, maxLength: NOTE_MAX },
            ...{ hint: 'Distribution, card, what you left out.', required: false },
          },
          {
            ...{ name: 'verifiedOn', label: 'On', type: 'date' as const },
            value: new Date().toISOString().slice(0, 10),
          },
        ]}
        submit="It works"
        busy="Saving…"
      />
    </section>
  )
}
