import { WORKAROUND_MAX } from '@/lib/issues/input'
import { issueStates } from '@/lib/issues/types'
import { Select, Textarea, TextField } from '../ui/field'
import { stateWords } from './words'

type FactFieldsProps = {
  values: Record<string, string | undefined>
  errors: Record<string, string>
  /** Suggested while they are typed. */
  drivers: { slug: string }[]
}

/** What is known of an issue apart from the text of its page. */
export function FactFields({ values, errors, drivers }: FactFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  const version = {
    className: 'font-mono',
    autoCapitalize: 'none',
    spellCheck: false,
    required: false,
    maxLength: 60,
  }
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="field-label mb-2">Facts</legend>
      <Select {...field('status')} label="State">
        {issueStates.map((state) => (
          <option key={state} value={state}>
            {stateWords[state].text}
          </option>
        ))}
      </Select>
      <TextField
        {...field('component')}
        label="Versions are of"
        hint="nvidia, linux, mesa, linux-firmware"
        list="components"
        autoComplete="off"
        autoCapitalize="none"
        required
      />
      <datalist id="components">
        {['linux', 'linux-firmware', 'mesa', ...drivers.map(({ slug }) => slug)]
          .filter((name, at, all) => all.indexOf(name) === at)
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
      <TextField {...field('introducedIn')} {...version} label="Introduced in" />
      <TextField {...field('fixedIn')} {...version} label="Fixed in" />
      <Textarea
        {...field('workaround')}
        label="Workaround"
        hint="In a sentence or two; steps go into the page."
        rows={3}
        maxLength={WORKAROUND_MAX}
        required={false}
      />
      <TextField
        {...field('workaroundUntil')}
        {...version}
        label="Workaround not needed from"
        hint="From this version on it is not needed, or harms."
      />
      <TextField
        {...field('devices')}
        label="Devices"
        hint="PCI ids: 10de:2684 10de:2704"
        className="font-mono"
        autoCapitalize="none"
        required={false}
      />
      <TextField
        {...field('architectures')}
        label="Architectures"
        hint="With commas between: Ada Lovelace, RDNA 3"
        required={false}
      />
      <TextField
        {...field('drivers')}
        label="Drivers"
        hint="Their short names: nvidia amdgpu xe"
        autoCapitalize="none"
        required={false}
      />
      <TextField
        {...field('signatures')}
        label="Errors"
        hint="Their ids, such as nvidia-xid-79"
        className="font-mono"
        autoCapitalize="none"
        required={false}
      />
      <div className="sm:col-span-2">
        <Textarea
          {...field('upstream')}
          label="Upstream links"
          hint="One a line: GitHub, gitlab.freedesktop.org, bugzilla.kernel.org, lore.kernel.org"
          rows={3}
          source
          required={false}
        />
      </div>
    </fieldset>
  )
}
