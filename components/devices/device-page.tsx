import { SmallMatrix } from '@/components/compatibility/small-matrix'
import { FollowControl } from '@/components/follow-control'
import { QuestionList, type QuestionRowView } from '@/components/question-row'
import { LinkButton } from '@/components/ui/button'
import { Columns } from '@/components/ui/columns'
import { PageHeader } from '@/components/ui/page-header'
import { FactBox } from '@/components/wiki/fact-box'
import { type PageLink, PageLinks } from '@/components/wiki/page-links'
import type { DeviceMatrix } from '@/lib/compatibility/types'
import { deviceQuery } from '@/lib/devices/list-input'
import type {
  ApiView,
  ClaimTable,
  DeviceCard,
  ModuleFirmware,
  NameView,
  ReportView,
  SourceView,
} from '@/lib/devices/types'
import type { IssueLine } from '@/lib/issues/types'
import { routes } from '@/lib/routes'
import { deviceTitle, kindNames, vendorNames } from './device-names'
import { DriversSection } from './drivers-section'
import { ApisSection, IssuesSection, ReportsSection } from './evidence-sections'
import { FirmwareSection } from './firmware-section'
import { NamesSection } from './names-section'
import { NvidiaSection } from './nvidia-section'
import { DeviceSection, Nothing } from './section'

export type DevicePageProps = {
  device: DeviceCard & { legacyBranch: string | null; openModules: boolean | null; lastBranch: string | null }
  generation: { lastBranch: string | null; openModules: boolean | null } | null
  group: string | null
  names: NameView[]
  boards: NameView[]
  claims: ClaimTable
  firmware: ModuleFirmware[]
  apis: ApiView[]
  pages: PageLink[]
  questions: QuestionRowView[]
  reports: ReportView[]
  issues: IssueLine[]
  compatibility: DeviceMatrix | null
  sources: Map<string, SourceView>
}

/** All that is known of one PCI id, from lists, kernels and people. */
export function DevicePage(props: DevicePageProps) {
  const { device, sources, pages, questions } = props
  const ofNvidia = device.pciId.startsWith('10de')
  return (
    <>
      <DeviceHeader device={device} />
      <Columns sideLabel="Facts" side={<Facts {...props} />}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
          <NamesSection names={props.names} boards={props.boards} sources={sources} />
          <DriversSection claims={props.claims} source={sources.get('module-aliases')} ofNvidia={ofNvidia} />
          {ofNvidia && (
            <NvidiaSection {...device} generation={props.generation} source={sources.get('nvidia-gpus')} />
          )}
          <FirmwareSection
            firmware={props.firmware}
            codeName={device.codeName}
            source={sources.get('module-firmware')}
          />
          <ApisSection apis={props.apis} />
          <IssuesSection issues={props.issues} />
          {props.compatibility && (
            <DeviceSection id="compatibility" title="Compatibility of its family">
              <SmallMatrix {...props.compatibility} />
            </DeviceSection>
          )}
          <ReportsSection reports={props.reports} />
          <DeviceSection id="notes" title="Driver notes">
            {pages.length > 0 ? <PageLinks pages={pages} /> : <Nothing>No driver note names it.</Nothing>}
          </DeviceSection>
          <DeviceSection id="questions" title="Questions">
            {questions.length > 0 ? (
              <QuestionList questions={questions} label="Questions about this device" />
            ) : (
              <Nothing>Nobody has asked about it yet.</Nothing>
            )}
          </DeviceSection>
        </div>
      </Columns>
    </>
  )
}

function DeviceHeader({ device }: Pick<DevicePageProps, 'device'>) {
  const { pciId, vendor, architecture, codeName, isa, kind } = device
  const facts = [codeName, architecture, isa].filter((fact) => fact !== null)
  return (
    <PageHeader
      vendor={vendor ?? undefined}
      above={
        <>
          <a href={routes.devices()}>Devices</a>
          {vendor && (
            <>
              {' · '}
              <a href={routes.devices(deviceQuery(vendorFilter(vendor)))}>{vendorNames[vendor] ?? vendor}</a>
            </>
          )}
        </>
      }
      title={deviceTitle(device)}
      summary={
        facts.length > 0
          ? `${kindNames[kind]}: ${facts.join(', ')}.`
          : `${kindNames[kind]}; no list tells its chip.`
      }
      actions={
        <>
          <FollowControl
            target={`device:${pciId}`}
            action={routes.followDevice(pciId)}
            back={routes.device(pciId)}
            name="this device"
          />
          <LinkButton href={routes.ask()} tone="primary">
            Ask
          </LinkButton>
        </>
      }
    />
  )
}

function Facts({ device, group, generation }: DevicePageProps) {
  const { pciId, codeName, architecture, isa, vendor } = device
  const unknown = <span className="text-ink-2">unknown</span>
  const facts = [
    { label: 'PCI id', value: <code>{pciId}</code> },
    { label: 'Kind', value: kindNames[device.kind] },
    { label: 'Chip', value: codeName ?? unknown },
    {
      label: 'Architecture',
      value:
        architecture === null ? (
          unknown
        ) : generation ? (
          <a href={routes.devices(deviceQuery({ architecture }))}>{architecture}</a>
        ) : (
          architecture
        ),
    },
    ...(isa ? [{ label: 'Compilers', value: <code>{isa}</code> }] : []),
    ...(group ? [{ label: 'Id group', value: <code>{group}</code> }] : []),
    ...(device.lastBranch ? [{ label: 'Last branch', value: <code>{device.lastBranch}</code> }] : []),
  ]
  return <FactBox title="Facts" facts={facts} vendor={vendor ?? undefined} />
}

function vendorFilter(vendor: string) {
  return vendor === 'nvidia' || vendor === 'amd' || vendor === 'intel' ? ({ vendor } as const) : {}
}
