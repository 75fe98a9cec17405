import { Table } from '@/components/ui/table'
import type { NameView, SourceView } from '@/lib/devices/types'
import { plural } from '@/lib/format/numbers'
import { DeviceSection, Nothing } from './section'

type NamesProps = { names: NameView[]; boards: NameView[]; sources: Map<string, SourceView> }

/** So many boards stand open; the others unfold. */
const SHOWN = 12

/** What lists call the device, and what boards with it are sold as. */
export function NamesSection({ names, boards, sources }: NamesProps) {
  const used = [...new Set([...names, ...boards].map(({ source }) => source))]
  return (
    <DeviceSection id="names" title="Names and boards" sources={used.map((id) => sources.get(id))}>
      {names.length === 0 && <Nothing>No list names this id; a driver claims it.</Nothing>}
      {names.length > 0 && (
        <ul className="grid gap-1 text-sm">
          {names.map(({ id, name, source }) => (
            <li key={id}>
              <span className="font-medium">{name}</span>{' '}
              <span className="text-ink-2">in {sources.get(source)?.title ?? source}</span>
            </li>
          ))}
        </ul>
      )}
      {boards.length > 0 && <BoardTable caption="Boards" boards={boards.slice(0, SHOWN)} sources={sources} />}
      {boards.length > SHOWN && (
        <details>
          <summary>{plural(boards.length - SHOWN, 'more board')}</summary>
          <BoardTable caption="More boards" boards={boards.slice(SHOWN)} sources={sources} />
        </details>
      )}
      {boards.length === 0 && names.length > 0 && <Nothing>No list tells boards with it apart.</Nothing>}
    </DeviceSection>
  )
}

function BoardTable({
  caption,
  boards,
  sources,
}: {
  caption: string
  boards: NameView[]
  sources: NamesProps['sources']
}) {
  return (
    <Table
      caption={caption}
      captionHidden
      head={['Sold as', 'Told apart by', 'Listed in']}
      rows={boards.map(({ id, name, subsystem, revision, source }) => ({
        key: id,
        cells: [
          name,
          <span key="by">
            {revision ? 'revision ' : 'subsystem '}
            <code>{revision || subsystem}</code>
          </span>,
          sources.get(source)?.title ?? source,
        ],
      }))}
    />
  )
}
