'use client'

import { useRef } from 'react'
import { CHOSEN_MAX } from '@/lib/environments/limits'
import type { EnvironmentReview } from '@/lib/environments/review'
import type { MachineTerms, RigChoice } from '@/lib/rigs/types'
import { routes } from '@/lib/routes'
import { Select, Textarea } from '../ui/field'
import { MachineReview } from './machine-review'
import { useLiveReview } from './use-live-review'

export type MachineFieldsProps = {
  state: { fields: Record<string, string>; values: Record<string, string>; attempt: number }
  /** What the server found on the last press of "Preview". */
  review?: EnvironmentReview
  /** Without rigs only a paste is asked for. */
  machine: MachineTerms
  required?: boolean
}

/** A paste of what tools print, with what is read from it and what is taken out before it is sent anywhere public. */
export function MachineFields({
  state,
  review,
  machine: { rigs, collector },
  required = false,
}: MachineFieldsProps) {
  const area = useRef<HTMLDivElement>(null)
  const live = useLiveReview(area)
  const { fields, values, attempt } = state
  return (
    <div ref={area} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {rigs.length > 0 && (
        // React forgets the choice of a select when its form is reset; a new one begins with the right one.
        <RigSelect key={attempt} rigs={rigs} value={values.rig} error={fields.rig} />
      )}
      <Textarea
        name="environment"
        label={rigs.length > 0 ? 'Or paste what tools print' : 'What tools print'}
        hint={<PasteHint collector={collector} />}
        error={fields.environment}
        defaultValue={values.environment}
        rows={8}
        spellCheck={false}
        autoCapitalize="none"
        wrap="off"
        required={required ? true : undefined}
        source
      />
      <Textarea
        name="remove"
        label="Take out these words too"
        hint="One a line, in any case: a project, a game, a name that the list below does not show."
        error={fields.remove}
        defaultValue={values.remove}
        rows={2}
        maxLength={CHOSEN_MAX}
        spellCheck={false}
        autoCapitalize="none"
        required={false}
        source
      />
      {live === 'too-long' ? (
        <p className="field-error" role="alert">
          Over 1 MiB. Keep the parts around the fault.
        </p>
      ) : (
        <MachineReview review={live ?? review} />
      )}
    </div>
  )
}

function PasteHint({ collector }: { collector: string }) {
  return (
    <>
      <code>curl -fsSL {collector} | sh</code> collects it;{' '}
      <a href={routes.collect()}>read the script first</a>. Or any of <code>nvidia-smi</code>,{' '}
      <code>lspci -nnk</code>, <code>inxi -G</code>, <code>dmesg</code>. Names, addresses and serial numbers
      are taken out before it is stored.
    </>
  )
}

function RigSelect({ rigs, value, error }: { rigs: RigChoice[]; value?: string; error?: string }) {
  return (
    <Select name="rig" label="One of your rigs" error={error} defaultValue={value ?? ''}>
      <option value="">None</option>
      {rigs.map(({ id, name, chips }) => (
        <option key={id} value={id}>
          {[name, ...chips].join(' · ')}
        </option>
      ))}
    </Select>
  )
}
