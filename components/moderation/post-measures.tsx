import type { ReactNode } from 'react'
import type { FormState } from '@/lib/http/form'
import { REASON_MAX } from '@/lib/moderation/input'
import type { FlaggedPostView, Measure } from '@/lib/moderation/types'
import { routes } from '@/lib/routes'
import { ActionForm } from '../accounts/action-form'
import { LinkButton } from '../ui/button'
import { Time } from '../ui/time'
import { UndoForm } from './undo-form'

type Action = (before: FormState, form: FormData) => Promise<FormState>

type PostMeasuresProps = {
  post: FlaggedPostView
  actions: { hide: Action; lock: Action; remove: Action }
}

/** Hide, lock, delete and close one post, or take any of it back. */
export function PostMeasures({ post, actions }: PostMeasuresProps) {
  const { id, hiding, lock, deletion } = post
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      <Measured title="Hide" about="Only its author and moderators see it until you decide." measure={hiding}>
        {hiding ? (
          <UndoForm action={routes.hiding(id)} back={routes.postModerate(id)} label="Show again" />
        ) : (
          <MeasureForm id={id} label="Hide" action={actions.hide} />
        )}
      </Measured>
      <Measured
        title="Lock"
        about="Members can read it and change nothing, here and below it."
        measure={lock}
      >
        {lock ? (
          <UndoForm action={routes.lock(id)} back={routes.postModerate(id)} label="Unlock" />
        ) : (
          <MeasureForm id={id} label="Lock" action={actions.lock} />
        )}
      </Measured>
      <Measured title="Delete" about="Gone for everyone but its author and moderators." measure={deletion}>
        {deletion ? (
          <UndoForm action={routes.deletion(id)} back={routes.postModerate(id)} label="Bring back" />
        ) : (
          <MeasureForm id={id} label="Delete" action={actions.remove} danger />
        )}
      </Measured>
      {post.kind === 'question' && <Closing post={post} />}
    </div>
  )
}

type MeasuredProps = { title: string; about: string; measure: Measure | null; children: ReactNode }

function Measured({ title, about, measure, children }: MeasuredProps) {
  return (
    <section className="grid gap-3 rounded-md border border-line p-4">
      <h2 className="text-base">{title}</h2>
      <p className="text-sm text-ink-2">
        {measure ? (
          <>
            By {measure.by}, <Time date={measure.at} />: {measure.reason || 'no reason given'}
          </>
        ) : (
          about
        )}
      </p>
      {children}
    </section>
  )
}

function MeasureForm({
  id,
  label,
  action,
  danger,
}: {
  id: number
  label: string
  action: Action
  danger?: boolean
}) {
  return (
    <ActionForm
      label={`${label} the post`}
      action={action}
      hidden={{ id: String(id), value: '1' }}
      fields={[{ name: 'reason', label: 'Reason', hint: 'The public log shows it.', maxLength: REASON_MAX }]}
      submit={label}
      busy="…"
      tone={danger ? 'danger' : 'plain'}
    />
  )
}

function Closing({ post: { id, closure } }: { post: FlaggedPostView }) {
  return (
    <section className="grid justify-items-start gap-3 rounded-md border border-line p-4">
      <h2 className="text-base">Close</h2>
      <p className="text-sm text-ink-2">
        {closure ? (
          <>
            By {closure.by}, <Time date={closure.at} />
          </>
        ) : (
          'A closed question takes no new answers; those it has stay.'
        )}
      </p>
      {closure && <UndoForm action={routes.closure(id)} back={routes.postModerate(id)} label="Open again" />}
      <LinkButton href={routes.closeQuestion(id)}>{closure ? 'Change the reason' : 'Close…'}</LinkButton>
    </section>
  )
}
