import {
  type Kind,
  kindNames,
  kinds,
  type MailCadence,
  mailCadences,
  type Preferences,
} from '@/lib/notifications/types'
import { Table } from '../ui/table'

const words: Record<MailCadence, string> = {
  immediate: 'At once',
  daily: 'Daily',
  weekly: 'Weekly',
  never: 'Never',
}

/** Kinds of news by ways of telling; a part of the settings form. */
export function PreferenceTable({ preferences }: { preferences: Preferences }) {
  const rows = kindNames.map((kind) => ({ key: kind, cells: cells(kind, preferences) }))
  return <Table caption="How you are told" captionHidden head={['News', 'Inbox', 'Mail']} rows={rows} />
}

function cells(kind: Kind, preferences: Preferences) {
  const { label, about } = kinds[kind]
  const { inbox, mail } = preferences[kind]
  return [
    <span key="kind">
      {label} <span className="block text-sm font-normal text-ink-2">{about}</span>
    </span>,
    <label key="inbox" className="inline-flex min-h-6 min-w-6 items-center">
      <input type="checkbox" name={`inbox-${kind}`} defaultChecked={inbox} />
      <span className="sr-only">{label} in the inbox</span>
    </label>,
    <span key="mail">
      <label className="sr-only" htmlFor={`mail-${kind}`}>
        {label} by mail
      </label>
      <select id={`mail-${kind}`} name={`mail-${kind}`} defaultValue={mail} className="input w-auto">
        {mailCadences.map((cadence) => (
          <option key={cadence} value={cadence}>
            {words[cadence]}
          </option>
        ))}
      </select>
    </span>,
  ]
}
