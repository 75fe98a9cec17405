import { routes } from '@/lib/routes'
import { Button } from '../ui/button'

/** For who came here on a phone because the other screen is black. Stands on its own: no link is needed to go on. */
export function FirstAid() {
  return (
    <section
      aria-labelledby="first-aid"
      className="grid content-start gap-3 rounded-md border border-line border-l-3 border-l-warn bg-raised p-4 text-sm"
    >
      <h2 id="first-aid" className="text-lg">
        My screen is black
      </h2>
      <ol className="grid list-decimal gap-2 pl-5 marker:text-ink-2">
        <li>
          See whether the machine lives: <kbd>Ctrl</kbd> <kbd>Alt</kbd> <kbd>F3</kbd> for a text console, or
          log in over SSH.
        </li>
        <li>
          If not, press <kbd>e</kbd> in the boot menu, add <code>nomodeset</code> at the end of the line that
          begins with <code>linux</code>, and boot with <kbd>Ctrl</kbd> <kbd>X</kbd>. The picture is plain,
          but it is there.
        </li>
        <li>
          Save what the failed boot said before you repair anything:
          <pre className="mt-1 rounded-md bg-sunken px-2 py-1 whitespace-pre-wrap">
            sudo journalctl -k -b -1 &gt; boot.log
          </pre>
        </li>
        <li>Paste it below, whole or in part, and see what it says.</li>
      </ol>
      <ReadLog />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <a href={routes.page('general/how-to-collect-logs')}>How to collect logs</a>
        <a href={routes.tag('black-screen')}>Black screen questions</a>
        <a href={routes.ask()}>Ask</a>
      </p>
    </section>
  )
}

/** Answered by the page for logs, which also takes files. */
function ReadLog() {
  return (
    <form
      method="post"
      action={routes.triageResult()}
      encType="multipart/form-data"
      aria-label="Read a log"
      className="grid gap-2"
    >
      <label htmlFor="first-log" className="field-label">
        Log, or what commands print
      </label>
      <textarea
        id="first-log"
        name="log"
        rows={4}
        className="input input-source min-h-24"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        required
      />
      <p className="flex flex-wrap items-center gap-3">
        <Button size="small">Read it</Button>
        <a href={routes.triage()}>Upload a file instead</a>
      </p>
    </form>
  )
}
