import type { EnvironmentView } from '@/lib/environments/view'
import { plural } from '@/lib/format/numbers'
import { routes } from '@/lib/routes'
import { Chip } from '../ui/badge'
import { ScrollRegion } from '../ui/scroll-region'
import { FactTable } from './fact-table'

type EnvironmentBlockProps = { postId: number; environment: EnvironmentView }

/** The machine that a post speaks of: one line of chips, opened a table of facts and the text they were read from. */
export function EnvironmentBlock({ postId, environment }: EnvironmentBlockProps) {
  const { chips, facts, lines } = environment
  const href = (line: number) =>
    line <= lines.length ? `#env-${postId}-L${line}` : routes.postEnvironmentText(postId)
  return (
    <details className="env" id={`env-${postId}`}>
      <summary>
        <b>Machine</b>{' '}
        {chips.length > 0 ? (
          chips.map((chip) => (
            <span key={chip}>
              <Chip>{chip}</Chip>{' '}
            </span>
          ))
        ) : (
          <span className="text-ink-2">{plural(environment.total, 'line')}</span>
        )}
      </summary>
      <div className="env-inside">
        {facts.length > 0 ? (
          <FactTable facts={facts} lineHref={href} />
        ) : (
          <p className="text-sm text-ink-2">No device, driver or version was recognised in this text.</p>
        )}
        <Text postId={postId} environment={environment} />
      </div>
    </details>
  )
}

function Text({ postId, environment: { lines, total, whole } }: EnvironmentBlockProps) {
  return (
    <details className="env-text">
      <summary>
        {whole ? `The text, ${plural(total, 'line')}` : `The first ${lines.length} of ${total} lines`}
      </summary>
      <ScrollRegion label="The text with line numbers" className="env-lines">
        <ol>
          {numbered(lines).map(({ number, text }) => (
            <li key={number} id={`env-${postId}-L${number}`}>
              <a href={`#env-${postId}-L${number}`}>{number}</a>
              <code>{text}</code>
            </li>
          ))}
        </ol>
      </ScrollRegion>
      <p className="env-more">
        {!whole && 'The rest is left out here. '}
        <a href={routes.postEnvironmentText(postId)}>The whole text</a>
      </p>
    </details>
  )
}

function numbered(lines: string[]) {
  return lines.map((text, at) => ({ number: at + 1, text }))
}
