import type { FormState } from '@/lib/http/form'
import { Table } from '../ui/table'
import { Time } from '../ui/time'
import { ActionForm } from './action-form'

type PasskeyTableProps = {
  passkeys: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[]
  remove: (before: FormState, form: FormData) => Promise<FormState>
}

export function PasskeyTable({ passkeys, remove }: PasskeyTableProps) {
  if (passkeys.length === 0) return <p className="text-ink-2">You have none.</p>
  const rows = passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
    key: id,
    cells: [
      name,
      <Time key="added" date={createdAt} mode="date" />,
      lastUsedAt ? <Time key="used" date={lastUsedAt} /> : 'never',
      <ActionForm
        key="remove"
        label={`Remove ${name}`}
        action={remove}
        fields={[]}
        hidden={{ passkey: id }}
        submit="Remove"
        busy="…"
        tone="plain"
        size="small"
      />,
    ],
  }))
  return (
    <Table caption="Passkeys" captionHidden head={['Name', 'Added', 'Last used', 'Remove']} rows={rows} />
  )
}
