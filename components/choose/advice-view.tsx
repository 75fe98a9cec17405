import type { ReactNode } from 'react'
import type { Advice, ChosenDevice, Line, Step, Verdict } from '@/lib/choose/types'
import { routes } from '@/lib/routes'
import { Badge, Chip, type Tone } from '../ui/badge'
import { Notice } from '../ui/notice'

type AdviceViewProps = { device: ChosenDevice; advice: Advice; distribution: string | null }

/** What to install for one device, and why. */
export function AdviceView({ device, advice, distribution }: AdviceViewProps) {
  const { verdict, headline, driver, branch, flavour, packages, steps, secureBoot } = advice
  const id = `advice-${device.pciId.replace(':', '-')}`
  return (
    <section aria-labelledby={id} className="grid max-w-3xl gap-5">
      <div className="grid gap-2">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <Badge tone={verdicts[verdict].tone}>{verdicts[verdict].text}</Badge>{' '}
          <a href={routes.device(device.pciId)} className="font-mono">
            {device.pciId}
          </a>{' '}
          <span className="text-ink-2">
            {[device.codeName, device.architecture, device.isa].filter((fact) => fact !== null).join(', ')}
          </span>
        </p>
        <h3 id={id} className="text-lg">
          {headline}
        </h3>
      </div>
      <dl className="grid gap-x-8 gap-y-2 text-sm sm:grid-cols-3">
        {driver && (
          <Fact label="Driver">
            <a href={routes.driver(driver.slug)}>{driver.name}</a>
          </Fact>
        )}
        {branch && <Fact label="Branch">{branch}</Fact>}
        {flavour && <Fact label="Kernel modules">{flavours[flavour]}</Fact>}
        {packages.length > 0 && (
          <Fact label="Packages">
            {packages.map((name) => (
              <span key={name}>
                <Chip>{name}</Chip>{' '}
              </span>
            ))}
          </Fact>
        )}
      </dl>
      <Warnings lines={advice.warnings} />
      {steps.length > 0 && <Steps title="What to do" steps={steps} />}
      {secureBoot && <Steps title="Secure Boot" steps={[secureBoot]} />}
      <Reasons lines={advice.reasons} />
      <Gaps gaps={advice.gaps} device={device} distribution={distribution} />
    </section>
  )
}

const verdicts: Record<Verdict, { text: string; tone: Tone }> = {
  ready: { text: 'Works by our tables', tone: 'good' },
  care: { text: 'Works, with care', tone: 'warn' },
  no: { text: 'Not this way', tone: 'bad' },
  unknown: { text: 'Our tables do not know all of it', tone: 'plain' },
}

const flavours = {
  open: 'open',
  proprietary: 'proprietary',
  'in-tree': 'part of the kernel',
} as const

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Warnings({ lines }: { lines: Line[] }) {
  if (lines.length === 0) return null
  return (
    <Notice tone="warn" title="Look out">
      <ul className="grid gap-1">
        {lines.map((line) => (
          <li key={line.text}>
            {line.text} <SourceOf line={line} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Steps({ title, steps }: { title: string; steps: Step[] }) {
  return (
    <div className="grid gap-3">
      <h4 className="text-base">{title}</h4>
      <ol className="grid gap-3">
        {steps.map((step) => (
          <li key={step.text} className="grid min-w-0 gap-2">
            <p>
              {step.text} <SourceOf line={step} />
            </p>
            {step.run.length > 0 && (
              <pre className="rounded-md border border-line bg-sunken p-3 text-sm whitespace-pre-wrap wrap-anywhere">
                <code>{step.run.join('\n')}</code>
              </pre>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Reasons({ lines }: { lines: Line[] }) {
  if (lines.length === 0) return null
  return (
    <div className="grid gap-2">
      <h4 className="text-base">Why</h4>
      <ul className="grid gap-1 text-sm">
        {lines.map((line) => (
          <li key={line.text}>
            {line.text} <SourceOf line={line} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function SourceOf({ line: { source } }: { line: Line }) {
  return (
    <span className="text-xs text-ink-2">
      (<a href={source.url}>{source.title}</a>)
    </span>
  )
}

type GapsProps = { gaps: string[]; device: ChosenDevice; distribution: string | null }

/** What the tables do not know, and where somebody may. */
function Gaps({ gaps, device, distribution }: GapsProps) {
  const on = distribution === null ? '' : ` on ${distribution}`
  const title = `Which driver for ${device.name ?? device.pciId}${on}?`.slice(0, 150)
  const tags = device.vendor ?? ''
  const ask = `${routes.ask()}?${new URLSearchParams({ title, tags })}`
  return (
    <div className="grid gap-2">
      {gaps.length > 0 && (
        <>
          <h4 className="text-base">What our tables do not know</h4>
          <ul className="grid gap-1 text-sm">
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </>
      )}
      <p className="text-sm">
        <a href={ask}>Ask people who have this card</a> when this does not settle it.
      </p>
    </div>
  )
}
