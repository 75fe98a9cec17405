'use client'

import { branchKinds, NAME_MAX, NOTE_MAX } from '@/lib/drivers/input'
import { Select, Textarea, TextField } from '../ui/field'
import { EntryForm, type EntryFormProps } from './entry-form'
import { branchWords } from './words'

/** Adds a branch, or corrects one. */
export function BranchForm(props: EntryFormProps) {
  return (
    <EntryForm {...props} add="Add the branch">
      {(field) => (
        <>
          <TextField
            {...field('name')}
            label="Name"
            hint="As its maker writes it: R580, 26.0"
            maxLength={NAME_MAX}
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
            required
          />
          <Select {...field('kind')} label="Kind">
            {branchKinds.map((kind) => (
              <option key={kind} value={kind}>
                {branchWords[kind].text}
              </option>
            ))}
          </Select>
          <TextField
            {...field('endOfLife')}
            type="date"
            label="End of life"
            hint="The last day of the month when only the month was announced."
            required={false}
          />
          <TextField
            {...field('drops')}
            label="Drops"
            hint="Architectures that earlier branches drove and this one does not: Maxwell, Pascal"
            required={false}
          />
          <Textarea {...field('note')} label="Note" maxLength={NOTE_MAX} rows={3} required={false} />
        </>
      )}
    </EntryForm>
  )
}
