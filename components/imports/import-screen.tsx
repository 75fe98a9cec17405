import { plural } from '@/lib/format/numbers'
import type { ImportView } from '@/lib/imports/types'
import { routes } from '@/lib/routes'
import { Badge } from '../ui/badge'
import { Button, LinkButton } from '../ui/button'
import { Notice } from '../ui/notice'
import { ImportReport } from './import-report'
import { ImportWatch } from './import-watch'
import { isUnderway, stateTones, stateWords } from './words'

/** One import: how far it is, what it found, and what may be done with it. */
export function ImportScreen({ shown }: { shown: ImportView }) {
  const { state, dryRun, findings, pagesRead, pagesWritten, id } = shown
  const underway = isUnderway(state)
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-3" role="status">
        <Badge tone={stateTones[state]}>{stateWords(state, dryRun)}</Badge>
        {underway ? (
          <ImportWatch {...{ id, state, dryRun }} read={pagesRead} written={pagesWritten} />
        ) : (
          <span>
            {plural(pagesRead, 'page')} read{dryRun ? '' : `, ${pagesWritten} written`}
          </span>
        )}
        {underway && <a href={routes.importAt(id)}>Look again</a>}
      </div>
      {findings.problem !== null && (
        <Notice tone="bad" title="Refused">
          <p className="wrap-anywhere">{findings.problem}</p>
          <p>{dryRun ? 'Nothing was written.' : 'What was written before stays.'}</p>
        </Notice>
      )}
      <Buttons shown={shown} />
      {!(underway && pagesRead === 0) && <ImportReport findings={findings} dryRun={dryRun} />}
    </div>
  )
}

function Buttons({ shown }: { shown: ImportView }) {
  const { id, state, dryRun, hasUpload, findings } = shown
  const wanted = findings.created + findings.updated
  const mayBegin = hasUpload && ((state === 'done' && dryRun && wanted > 0) || state === 'stopped')
  return (
    <div className="flex flex-wrap gap-2">
      {mayBegin && (
        <form method="post" action={routes.importStart(id)}>
          <Button tone="primary">{state === 'stopped' ? 'Go on' : `Import ${plural(wanted, 'page')}`}</Button>
        </form>
      )}
      {isUnderway(state) && (
        <form method="post" action={routes.importStop(id)}>
          <Button tone="danger">Stop</Button>
        </form>
      )}
      {!isUnderway(state) && (
        <>
          <LinkButton href={routes.importReport(id)}>Report as Markdown</LinkButton>
          <LinkButton href={routes.importReport(id, 'json')}>Report as JSON</LinkButton>
        </>
      )}
    </div>
  )
}
