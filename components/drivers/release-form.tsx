'use client'

import { NAME_MAX, NOTE_MAX, REASON_MAX, URL_MAX, VERSION_MAX } from '@/lib/drivers/input'
import { Checkbox, Textarea, TextField } from '../ui/field'
import { EntryForm, type EntryFormProps } from './entry-form'

/** Adds a release, or corrects one. */
export function ReleaseForm({ branches, ...props }: EntryFormProps & { branches: string[] }) {
  const isNew = !props.initial.id
  return (
    <EntryForm {...props} add="Add the release">
      {(field) => (
        <>
          <TextField
            {...field('version')}
            label="Version"
            hint="As its maker writes it: 580.95.05"
            maxLength={VERSION_MAX}
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
            required
          />
          <TextField
            {...field('branch')}
            label="Branch"
            hint="One that is listed already."
            maxLength={NAME_MAX}
            list="branches"
            autoComplete="off"
            className="font-mono"
            required
          />
          <datalist id="branches">
            {branches.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <TextField
            {...field('releasedOn')}
            type="date"
            label="Released on"
            hint="Only if a source says the day."
            required={false}
          />
          <TextField
            {...field('dateSourceUrl')}
            type="url"
            label="Where the day is read"
            hint="Only if the source below does not tell it."
            maxLength={URL_MAX}
            required={false}
          />
          <Textarea
            {...field('note')}
            label="Note"
            hint="What one has to know of it, in a sentence or two."
            maxLength={NOTE_MAX}
            rows={3}
            required={false}
          />
          {!isNew && (
            <>
              <Checkbox
                name="withdrawn"
                label="Withdrawn: pulled by its maker, or entered in error"
                defaultChecked={field('withdrawn').defaultValue === 'on'}
                error={field('withdrawn').error}
              />
              <TextField
                {...field('reason')}
                label="Why it was withdrawn"
                maxLength={REASON_MAX}
                required={false}
              />
            </>
          )}
        </>
      )}
    </EntryForm>
  )
}
