import { Button } from '../ui/button'
import { TextField } from '../ui/field'

/** Leads to a member by handle; asked for again when there is nobody of that name. */
export function FindMember({ action, asked }: { action: string; asked: string | undefined }) {
  return (
    <form method="get" action={action} className="grid max-w-md gap-3" aria-label="Find a member">
      <TextField
        name="handle"
        label="Handle"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        defaultValue={asked}
        error={asked === undefined ? undefined : 'There is nobody of that name.'}
      />
      <div>
        <Button icon="search">Find</Button>
      </div>
    </form>
  )
}
