import type { ReactNode } from 'react'
import type { EnvironmentView } from '@/lib/environments/view'
import type { FormState } from '@/lib/http/form'
import { RIG_NAME_MAX } from '@/lib/rigs/limits'
import { routes } from '@/lib/routes'
import { ActionForm } from '../accounts/action-form'
import { ScrollRegion } from '../ui/scroll-region'
import { FactTable } from './fact-table'

type RigEditorProps = {
  rig: { id: number; name: string }
  view: EnvironmentView
  rename: (before: FormState, form: FormData) => Promise<FormState>
  /** The form that replaces its environment. */
  children: ReactNode
}

/** One rig opened: what it is, another name, another paste. */
export function RigEditor({ rig: { id, name }, view, rename, children }: RigEditorProps) {
  return (
    <section aria-labelledby="opened" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="opened" className="text-lg wrap-anywhere">
        {name}
      </h2>
      <FactTable facts={view.facts} />
      <details>
        <summary className="min-h-8 cursor-pointer text-sm">
          {view.whole
            ? 'The text that is kept'
            : `The first ${view.lines.length} of ${view.total} lines that are kept`}
        </summary>
        <ScrollRegion label="The text that is kept" className="env-lines p-3">
          <pre>{view.lines.join('\n')}</pre>
        </ScrollRegion>
      </details>
      <h3 className="text-base">Rename</h3>
      <ActionForm
        label={`Rename ${name}`}
        action={rename}
        fields={[{ name: 'name', label: 'Name', value: name, maxLength: RIG_NAME_MAX }]}
        hidden={{ id: String(id) }}
        submit="Rename"
        busy="Saving…"
      />
      <h3 className="text-base">Replace with a new paste</h3>
      {children}
      <p className="text-sm">
        <a href={routes.settings('rigs')}>Add another rig</a>
      </p>
    </section>
  )
}
