import { distributions, findDistribution } from '@/lib/choose/distributions'
import { DEVICE_MAX, KERNEL_MAX, PASTE_MAX, purposes } from '@/lib/choose/input'
import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { Select, Textarea, TextField } from '../ui/field'

type ChooseFormProps = { values: Record<string, string | undefined>; errors: Record<string, string> }

/** A plain form: the address of its answer can be passed on. */
export function ChooseForm({ values, errors }: ChooseFormProps) {
  return (
    <form
      action={routes.choose()}
      method="get"
      aria-label="My machine"
      className="grid max-w-3xl items-end gap-4 sm:grid-cols-2"
    >
      <div className="sm:col-span-2">
        <TextField
          name="device"
          label="Device"
          hint="A name or a PCI id: RTX 4090, 7900 XTX, Arc B580, 10de:2684"
          defaultValue={values.device}
          error={errors.device}
          maxLength={DEVICE_MAX}
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </div>
      <Choices values={values} errors={errors} />
      {values.installed && <input type="hidden" name="installed" value={values.installed} />}
      <div className="sm:col-span-2">
        <Button tone="primary">Show what to install</Button>
      </div>
    </form>
  )
}

function Choices({ values, errors }: ChooseFormProps) {
  const chosen = values.distribution ?? ''
  const other = findDistribution(chosen)
  const listed = options.some(({ value }) => value === chosen)
  return (
    <>
      <Select
        name="distribution"
        label="Distribution"
        hint="The one that runs on the machine."
        defaultValue={other ? chosen : ''}
        error={errors.distribution}
      >
        <option value="">Not chosen</option>
        {other && !listed && <option value={chosen}>{other.name}</option>}
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
      <TextField
        name="kernel"
        label="Kernel"
        hint="As uname -r prints it: 6.12.9-amd64"
        defaultValue={values.kernel}
        error={errors.kernel}
        maxLength={KERNEL_MAX}
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono"
        required={false}
      />
      <Select
        name="purpose"
        label="Purpose"
        defaultValue={values.purpose ?? 'desktop'}
        error={errors.purpose}
      >
        {purposes.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        name="secureboot"
        label="Secure Boot"
        defaultValue={values.secureboot ?? 'unknown'}
        error={errors.secureboot}
      >
        <option value="unknown">I do not know</option>
        <option value="on">On</option>
        <option value="off">Off</option>
      </Select>
    </>
  )
}

const options = distributions.flatMap(({ id, name, versions }) => [
  ...versions.map((version) => ({ value: `${id}-${version}`, text: `${name} ${version}` })),
  { value: id, text: versions.length > 0 ? `${name}, another version` : name },
])

/** Instead of typing: command output, of which only ids and versions go on. */
export function PasteForm({ purpose }: { purpose: string | undefined }) {
  return (
    <form
      action={`${routes.choose()}/read`}
      method="post"
      aria-label="Read a paste"
      className="grid max-w-3xl gap-3"
    >
      {purpose && <input type="hidden" name="purpose" value={purpose} />}
      <Textarea
        name="paste"
        label="Or paste what these commands print"
        hint={
          <>
            <code>lspci -nnk; uname -r; cat /etc/os-release; mokutil --sb-state</code>. Only ids and versions
            are read from it; nothing is stored.
          </>
        }
        rows={6}
        source
        maxLength={PASTE_MAX}
        required
      />
      <div>
        <Button>Read it</Button>
      </div>
    </form>
  )
}
