import type { Metadata } from 'next'
import { CloseForm } from '@/components/moderation/close-form'
import { PostState } from '@/components/moderation/post-state'
import { UndoForm } from '@/components/moderation/undo-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireModerator } from '@/lib/auth/gates'
import { notFound } from '@/lib/http/leave'
import { close } from '@/lib/moderation/actions'
import { listPostFacts } from '@/lib/moderation/post-facts'
import { readPostId } from '@/lib/posts/input'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Close a question', robots: { index: false } }

export default async function ClosePage({ params }: PageProps<'/questions/[id]/close'>) {
  await requireModerator()
  const id = readPostId((await params).id)
  const [question] = id === null ? [] : await listPostFacts([id])
  if (question?.kind !== 'question') notFound()
  const { closure } = question
  return (
    <>
      <PageHeader
        title={closure ? 'Closed question' : 'Close a question'}
        summary="A closed question takes no new answers; those it has stay where they are."
        above={<a href={routes.post(question.id)}>{question.title}</a>}
      />
      <div className="grid gap-6">
        {question.deletion && (
          <Notice tone="warn">This question has been deleted. Bring it back first.</Notice>
        )}
        {closure && (
          <div className="flex flex-wrap items-center gap-3">
            <PostState post={question} />
            <UndoForm
              action={routes.closure(question.id)}
              back={routes.post(question.id)}
              label="Open again"
            />
          </div>
        )}
        <CloseForm action={close} questionId={question.id} closure={closure} />
      </div>
    </>
  )
}
