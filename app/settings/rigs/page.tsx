import type { Metadata } from 'next'
import { Outcome } from '@/components/accounts/outcome'
import { SettingsTabs } from '@/components/accounts/settings-tabs'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { CollectLine } from '@/components/environments/collect-line'
import { RigEditor } from '@/components/environments/rig-editor'
import { RigForm } from '@/components/environments/rig-form'
import { RigList } from '@/components/environments/rig-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { siteOrigin } from '@/lib/env'
import { getEnvironmentView } from '@/lib/environments/blocks'
import { readQuery } from '@/lib/http/query'
import { addRig, chooseRig, removeRig, renameRig, replaceRig } from '@/lib/rigs/actions'
import { RIGS_MAX } from '@/lib/rigs/limits'
import { listRigs } from '@/lib/rigs/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Rigs', robots: { index: false } }

/** Saved machines of one's own; with `?rig=` one of them opened. */
export default async function RigsPage({ searchParams }: PageProps<'/settings/rigs'>) {
  const viewer = await requireViewer()
  const { done, rig: asked } = readQuery(await searchParams)
  const rigs = await listRigs(viewer)
  const opened = rigs.find(({ id }) => String(id) === asked)
  const view = opened ? await getEnvironmentView(opened.environmentId) : null
  const collector = siteOrigin() + routes.collector()
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="rigs" />
      </PageHeader>
      <SuspensionNotice suspension={viewer.suspension} />
      <Outcome of={done} texts={outcomes} />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <p className="max-w-measure text-ink-2">
          Machines you ask and answer about. Only you see this list; a post shows the machine you choose for
          it. The one chosen as “my environment” filters lists and search.
        </p>
        {rigs.length > 0 ? (
          <RigList rigs={rigs} choose={chooseRig} remove={removeRig} />
        ) : (
          <EmptyState title="No rig yet">
            <p>Run this on the machine, and paste what it prints below.</p>
            <CollectLine collector={collector} />
          </EmptyState>
        )}
        {opened && view ? (
          <RigEditor rig={opened} view={view} rename={renameRig}>
            <RigForm
              action={replaceRig}
              collector={collector}
              id={opened.id}
              label={`Replace ${opened.name}`}
              submit="Replace"
            />
          </RigEditor>
        ) : rigs.length < RIGS_MAX ? (
          <section aria-labelledby="add" className="grid gap-4">
            <h2 id="add" className="text-lg">
              Add a rig
            </h2>
            <RigForm action={addRig} collector={collector} label="Add a rig" submit="Save the rig" />
          </section>
        ) : (
          <p className="text-ink-2">{RIGS_MAX} rigs are the most one person keeps. Delete or replace one.</p>
        )}
      </div>
    </>
  )
}

const outcomes = {
  added: 'The rig is saved.',
  renamed: 'The rig has its new name.',
  replaced: 'The rig is up to date. Posts keep the machine they were written with.',
  removed: 'The rig is gone.',
  chosen: 'This is your environment now: see “Fits my machine” above the lists, and rig:mine in the search.',
  none: 'No rig is chosen any more.',
}
