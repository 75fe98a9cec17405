import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { SuspensionNotice } from '@/components/accounts/suspension-notice'
import { DraftNotice } from '@/components/editor/draft-notice'
import { AskForm } from '@/components/questions/ask-form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/gates'
import { getDraft } from '@/lib/drafts/queries'
import { readQuery } from '@/lib/http/query'
import { ask } from '@/lib/questions/actions'
import { getAskTerms } from '@/lib/questions/terms'
import type { AskTerms } from '@/lib/questions/types'
import { getMachineTerms } from '@/lib/rigs/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Ask a question', robots: { index: false } }

export default async function AskPage({ searchParams }: PageProps<'/questions/ask'>) {
  const viewer = await requireViewer(routes.ask())
  const [terms, draft, machine] = await Promise.all([
    getAskTerms(viewer),
    getDraft(viewer, 'ask'),
    getMachineTerms(viewer),
  ])
  const { title = '', tags = '' } = readQuery(await searchParams)
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        title="Ask a question"
        summary={
          <>
            Search first; then say what you did, what you saw and what you expected.{' '}
            <a href={routes.page('general/how-to-ask')}>How to ask</a> tells what helps.
          </>
        }
      />
      <div className="grid max-w-3xl gap-4">
        <Quota terms={terms} />
        {draft && <DraftNotice draft="ask" savedAt={draft.savedAt} back={routes.ask()} />}
        <AskForm
          action={ask}
          terms={terms}
          initial={draft?.fields ?? { title, tags }}
          machine={machine}
          submitKey={randomUUID()}
        />
      </div>
    </>
  )
}

function Quota({ terms: { left, limit } }: { terms: AskTerms }) {
  if (!Number.isFinite(limit)) return null
  if (left === 0)
    return (
      <Notice tone="warn" title={`You have asked ${limit} questions today`}>
        <p>That is all for today. Write now and save a draft; post it tomorrow.</p>
      </Notice>
    )
  return (
    <p className="text-sm text-ink-2">
      You can ask {left} more {left === 1 ? 'question' : 'questions'} today.
    </p>
  )
}
