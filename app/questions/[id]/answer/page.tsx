import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { DraftNotice } from '@/components/editor/draft-notice'
import { PostForm } from '@/components/editor/post-form'
import { PageStatus } from '@/components/page-status'
import { PostBody } from '@/components/post-body'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { answer } from '@/lib/answers/actions'
import { requireViewer } from '@/lib/auth/gates'
import { getDraft } from '@/lib/drafts/queries'
import { notFound, redirect } from '@/lib/http/leave'
import { readPostId } from '@/lib/posts/input'
import { getPostFor } from '@/lib/posts/queries'
import { getQuestionHead } from '@/lib/questions/queries'
import { getMachineTerms } from '@/lib/rigs/queries'
import type { MachineTerms } from '@/lib/rigs/types'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Write an answer', robots: { index: false } }

export default async function AnswerPage({ params }: PageProps<'/questions/[id]/answer'>) {
  const viewer = await requireViewer()
  const id = readPostId((await params).id)
  const head = id === null ? null : await getQuestionHead(id)
  if (!head) notFound()
  const [draft, question, machine] = await Promise.all([
    getDraft(viewer, `answer:${head.id}`),
    getPostFor(viewer, head.id),
    getMachineTerms(viewer),
  ])
  if (!question.found) notFound()
  if (question.found === 'gone') return <Gone questionId={head.id} draft={draft} machine={machine} />
  if (!head.visible) redirect(routes.post(head.id))
  const refusal = head.closed ? 'This question is closed and takes no new answers.' : head.lockReason
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        title="Write an answer"
        summary={<a href={routes.question(head.id, head.slug)}>{head.title}</a>}
      />
      <div className="grid max-w-3xl gap-4">
        <details>
          <summary className="min-h-8 cursor-pointer text-sm">The question</summary>
          <PostBody html={question.post.html} />
        </details>
        {refusal && <Notice tone="warn">{refusal}</Notice>}
        <Editor questionId={head.id} draft={draft} machine={machine} />
      </div>
    </>
  )
}

type EditorProps = { questionId: number; draft: Awaited<ReturnType<typeof getDraft>>; machine: MachineTerms }

/** With the editor, because somebody may have been writing when the question was deleted. */
function Gone(props: EditorProps) {
  return (
    <>
      <PageStatus code={410} />
      <PageHeader title="Write an answer" />
      <div className="grid max-w-3xl gap-4">
        <Notice tone="bad" title="This question was deleted">
          Nothing can be posted here any more.
        </Notice>
        <Editor {...props} />
      </div>
    </>
  )
}

function Editor({ questionId, draft, machine }: EditorProps) {
  const key = `answer:${questionId}`
  return (
    <>
      {draft && <DraftNotice draft={key} savedAt={draft.savedAt} back={routes.answerEditor(questionId)} />}
      <PostForm
        action={answer}
        hidden={{ id: String(questionId), key: randomUUID() }}
        initial={draft?.fields ?? {}}
        machine={machine}
        label="Your answer"
        submit="Post answer"
        draft={key}
      />
    </>
  )
}
