import { routes } from '@/lib/routes'
import { Notice } from '../ui/notice'
import { PageHeader } from '../ui/page-header'
import { TriageForm } from './triage-form'

type TriagePageProps = { refused?: { message: string; typed: string } }

/** The form, with why it was refused and what was typed. */
export function TriagePage({ refused }: TriagePageProps) {
  return (
    <>
      <PageHeader
        title="Read a log"
        summary="See which driver errors a log shows, what they mean, what usually causes them, and who had them before."
      />
      <div className="grid max-w-3xl gap-4">
        {refused && (
          <Notice tone="bad" live id="triage-error" title="This log was not read">
            <p>{refused.message}</p>
            {refused.typed === '' && <p>What you typed is one step back in your browser.</p>}
          </Notice>
        )}
        <TriageForm typed={refused?.typed} error={refused?.message} />
        <p className="text-sm text-ink-2">
          No log at hand? See <a href={routes.page('general/how-to-collect-logs')}>how to collect logs</a>, or{' '}
          <a href={routes.errors()}>all known errors</a>.
        </p>
      </div>
    </>
  )
}
