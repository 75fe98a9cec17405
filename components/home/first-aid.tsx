import { routes } from '@/lib/routes'

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
        <li>Search here for the first line with an error in it, exactly as it stands.</li>
      </ol>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <a href={routes.page('general/how-to-collect-logs')}>How to collect logs</a>
        <a href={routes.tag('black-screen')}>Black screen questions</a>
        <a href={routes.ask()}>Ask</a>
      </p>
    </section>
  )
}
