import type { DriverPage } from '@/lib/drivers/page'
import type { ApiSupport } from '@/lib/drivers/types'
import { Badge } from '../ui/badge'
import { Table } from '../ui/table'
import { SourceLink } from './section'
import { supportWords } from './words'

export function ApiTable({ apis, name }: { apis: ApiSupport[]; name: string }) {
  if (apis.length === 0)
    return <p className="text-sm text-ink-2">No table says yet which interfaces {name} offers.</p>
  return (
    <Table
      caption={`Interfaces that ${name} offers, by hardware`}
      captionHidden
      head={['Interface', 'Hardware', 'Support', 'Version', 'Note', 'Source']}
      rows={apis.map(({ api, hardware, support, version, note, sourceUrl }) => ({
        key: `${api} ${hardware}`,
        cells: [
          api,
          hardware || 'all it drives',
          <Badge key="support" tone={supportWords[support].tone}>
            {supportWords[support].text}
          </Badge>,
          version,
          note,
          <SourceLink key="source" url={sourceUrl} of={`${api} on ${hardware || 'all it drives'}`} />,
        ],
      }))}
    />
  )
}

/** Parameters of the kernel module, folded: there are up to a hundred. */
export function ParameterTable({ parameters }: { parameters: NonNullable<DriverPage['parameters']> }) {
  const { kernels, parameters: rows, source } = parameters
  if (rows.length === 0)
    return (
      <p className="text-sm text-ink-2">
        The kernels whose modules were read have no such module, or it has no parameters.
      </p>
    )
  return (
    <>
      <details>
        <summary>{rows.length} parameters, with the kernels that have them</summary>
        <div className="mt-3">
          <Table
            caption="Module parameters by kernel"
            captionHidden
            head={['Parameter', 'Type', ...kernels]}
            rows={rows.map(({ name, type, in: has }) => ({
              key: name,
              cells: [
                <code key="name">{name}</code>,
                type,
                ...has.map((present) => (present ? 'yes' : 'no')),
              ],
            }))}
          />
        </div>
      </details>
      {source && (
        <p className="text-xs text-ink-2">
          Source: <a href={source.url}>{source.title}</a> {source.edition}
        </p>
      )}
    </>
  )
}
