import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import type { TriageView } from '@/lib/triage/view'
import { Button } from '../ui/button'
import { Columns, SideBox } from '../ui/columns'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { PageHeader } from '../ui/page-header'
import { PageLinks } from '../wiki/page-links'
import { FactsTable } from './facts-table'
import { FoundError } from './found-error'
import { TriageForm } from './triage-form'

type TriageResultProps = { view: TriageView; question: { title: string; body: string } }

/** What a log says. It stands in the page of the form, and nowhere else. */
export function TriageResult({ view, question }: TriageResultProps) {
  const { signatures, total, lines, pages } = view
  return (
    <>
      <PageHeader
        above={<a href={routes.triage()}>Read a log</a>}
        title="What the log says"
        summary={`${plural(lines, 'line')} read, ${total === 0 ? 'no known error' : plural(total, 'kind')} ${total === 0 ? '' : 'of messages known here'}.`}
      />
      <Columns sideLabel="About this log" side={<Side view={view} question={question} />}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
          <section aria-labelledby="machine" className="grid grid-cols-[minmax(0,1fr)] gap-3">
            <h2 id="machine" className="border-b border-line pb-2 text-lg">
              Devices and versions
            </h2>
            <FactsTable view={view} />
          </section>
          <section aria-labelledby="messages" className="grid grid-cols-[minmax(0,1fr)] gap-1">
            <h2 id="messages" className="border-b border-line pb-2 text-lg">
              Messages, the first seen first
            </h2>
            {signatures.length > 0 ? (
              <ol className="grid divide-y divide-line">
                {signatures.map((found) => (
                  <FoundError key={found.signature.id} found={found} />
                ))}
              </ol>
            ) : (
              <NothingKnown />
            )}
            {total > signatures.length && (
              <p className="text-sm text-ink-2">
                And {plural(total - signatures.length, 'further kind')} of messages.
              </p>
            )}
          </section>
          {pages.length > 0 && (
            <section aria-labelledby="pages" className="grid gap-3">
              <h2 id="pages" className="text-lg">
                Pages to read
              </h2>
              <PageLinks pages={pages} />
            </section>
          )}
          <details>
            <summary className="min-h-8 cursor-pointer font-semibold">Read another log</summary>
            <div className="mt-3">
              <TriageForm rows={8} />
            </div>
          </details>
        </div>
      </Columns>
    </>
  )
}

function NothingKnown() {
  return (
    <div className="mt-3">
      <EmptyState title="No known error is in this text">
        <p>
          That says little: faults often show only in the log of the boot in which they happened. Save it with{' '}
          <code>sudo journalctl -k -b -1 &gt; boot.log</code>, or{' '}
          <a href={routes.search()}>search for the line</a> that looks wrong, exactly as it stands.
        </p>
      </EmptyState>
    </div>
  )
}

function Side({ view, question }: TriageResultProps) {
  return (
    <>
      <SideBox title="Not solved by this?">
        <form method="post" action={routes.triageAsk()} aria-label="Ask with this" className="grid gap-2">
          <input type="hidden" name="title" value={question.title} />
          <input type="hidden" name="body" value={question.body} />
          <input type="hidden" name="tags" value={view.tags.join(', ')} />
          <input type="hidden" name="environment" value={view.environment} />
          <p>The ask form opens with these devices, versions and messages, ready to be changed.</p>
          <Button tone="primary">Ask with this</Button>
        </form>
      </SideBox>
      <Removed view={view} />
    </>
  )
}

const kinds: Record<string, [one: string, many: string]> = {
  host: ['host name', 'host names'],
  user: ['user name', 'user names'],
  serial: ['serial number', 'serial numbers'],
  uuid: ['UUID', 'UUIDs'],
  mac: ['MAC address', 'MAC addresses'],
  ip: ['IP address', 'IP addresses'],
  email: ['e-mail address', 'e-mail addresses'],
  ssid: ['Wi-Fi name', 'Wi-Fi names'],
  asset: ['asset tag', 'asset tags'],
  token: ['token or key', 'tokens or keys'],
}

function Removed({ view: { redactions } }: { view: TriageView }) {
  const words = redactions.map(({ kind, count }) => plural(count, ...(kinds[kind] ?? [kind, kind])))
  return (
    <SideBox title="Taken out">
      <p>
        {words.length > 0
          ? `${words.join(', ')}. Placeholders such as <host-1> stand in their places.`
          : 'Nothing that names a person or a machine was found.'}
      </p>
      <Notice>
        <p>Nothing of this log is stored; this page is gone when you leave it.</p>
      </Notice>
    </SideBox>
  )
}
