import { routes } from '@/lib/routes'
import { Button } from '../ui/button'

type TriageFormProps = { typed?: string; rows?: number; error?: string }

/** Where a log is pasted or chosen. Plain HTML; components/triage/log-drop.tsx adds dropping and progress. */
export function TriageForm({ typed = '', rows = 12, error }: TriageFormProps) {
  return (
    <form
      method="post"
      action={routes.triageResult()}
      encType="multipart/form-data"
      aria-label="Read a log"
      className="grid gap-4"
      data-triage=""
    >
      <div className="field">
        <label htmlFor="log" className="field-label">
          Paste a log or what commands print
        </label>
        <div id="log-hint" className="field-note">
          <code>journalctl -k -b</code>, <code>dmesg</code>, <code>nvidia-smi -q</code>,{' '}
          <code>lspci -nnk</code>, <code>glxinfo -B</code>, an Xorg log: any mix. Names, serials and addresses
          are taken out before anything is shown, and nothing is stored.
        </div>
        {/* Browsers drop the first line break. */}
        <textarea
          id="log"
          name="log"
          rows={rows}
          className="input input-source"
          aria-describedby={error ? 'triage-error log-hint' : 'log-hint'}
          aria-invalid={error ? 'true' : undefined}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        >
          {`\n${typed}`}
        </textarea>
      </div>
      <div className="field">
        <label htmlFor="file" className="field-label">
          Or choose a file
        </label>
        <div id="file-hint" className="field-note">
          Text or gzip of a text, up to 10 MiB.
          <span className="needs-js"> You can also drop it anywhere on this form.</span>
        </div>
        <input id="file" type="file" name="file" className="input" aria-describedby="file-hint" />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary">Read it</Button>
        <span role="status" className="text-sm text-ink-2" data-triage-status="" />
      </div>
    </form>
  )
}
