import { routes } from '@/lib/routes'

/** The command that prints what to paste, and the way to read it first. */
export function CollectLine({ collector }: { collector: string }) {
  return (
    <>
      <CommandBlock label="Shell" command={`curl -fsSL ${collector} | sh`} />
      <p className="text-sm">
        <a href={routes.collect()}>Read the script first</a>
      </p>
    </>
  )
}

type CommandBlockProps = { label: string; command: string }

/** One command or script to copy; the button is shown where there is script. */
export function CommandBlock({ label, command }: CommandBlockProps) {
  return (
    <figure className="code-block">
      <figcaption>
        {label}
        <button type="button" className="code-copy" data-copy="" hidden>
          Copy
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{command}</code>
      </pre>
    </figure>
  )
}
