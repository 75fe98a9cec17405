import { IssueList } from '@/components/issue-list'
import { Badge, type Tone } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { ApiView, ReportView } from '@/lib/devices/types'
import type { IssueLine } from '@/lib/issues/types'
import { DeviceSection, Nothing } from './section'

const supports = {
  yes: ['good', 'Yes'],
  partly: ['warn', 'Partly'],
  no: ['bad', 'No'],
  unknown: ['plain', 'Unknown'],
} satisfies Record<ApiView['support'], [Tone, string]>

/** Programming interfaces by driver, each with its source. */
export function ApisSection({ apis }: { apis: ApiView[] }) {
  return (
    <DeviceSection id="apis" title="Interfaces by driver">
      {apis.length === 0 ? (
        <Nothing>No table says yet which interfaces its drivers offer on it.</Nothing>
      ) : (
        <Table
          caption="Interfaces that drivers offer on the device"
          captionHidden
          head={['Driver', 'Interface', 'Support', 'For', 'Source']}
          rows={apis.map(({ driver, driverName, api, hardware, support, version, note, sourceUrl }) => ({
            key: `${driver} ${api} ${hardware}`,
            cells: [
              driverName,
              version ? `${api} ${version}` : api,
              <span key="support">
                <Badge tone={supports[support][0]}>{supports[support][1]}</Badge> {note}
              </span>,
              hardware || 'all it drives',
              <a key="source" href={sourceUrl}>
                source
              </a>,
            ],
          }))}
        />
      )}
    </DeviceSection>
  )
}

export function IssuesSection({ issues }: { issues: IssueLine[] }) {
  return (
    <DeviceSection id="issues" title="Known issues">
      <IssueList issues={issues} none="No known issue names this device or its architecture." />
    </DeviceSection>
  )
}

/** What members saw on machines with the device, by driver version. */
export function ReportsSection({ reports }: { reports: ReportView[] }) {
  return (
    <DeviceSection id="reports" title="Reports from machines with it">
      {reports.length === 0 ? (
        <Nothing>Nobody has reported yet what works or fails on a machine with it.</Nothing>
      ) : (
        <Table
          caption="Reports by driver version"
          captionHidden
          head={['Driver', 'Works', 'Partly', 'Fails', 'Latest']}
          rows={reports.map(({ driver, version, works, partly, fails, latest }) => ({
            key: `${driver} ${version}`,
            cells: [
              driver === null ? 'unknown' : `${driver} ${version ?? ''}`,
              works,
              partly,
              fails,
              <Time key="latest" date={latest} mode="date" />,
            ],
          }))}
        />
      )}
    </DeviceSection>
  )
}
