import type { ReactNode } from 'react'
import { routes } from '@/lib/routes'
import type { Viewer } from '@/lib/users/types'
import { SuspensionNotice } from '../accounts/suspension-notice'
import { PageStatus } from '../page-status'
import { EmptyState } from '../ui/empty-state'
import { PageHeader } from '../ui/page-header'

type EditorPageProps = {
  viewer: Viewer
  driver: { slug: string; name: string }
  title: string
  /** The reputation that editing takes; null when this person may edit. */
  needs: number | null
  children: ReactNode
}

/** Around the forms for releases and branches, or in their place for those who may not edit yet. */
export function EditorPage({ viewer, driver, title, needs, children }: EditorPageProps) {
  return (
    <>
      <SuspensionNotice suspension={viewer.suspension} />
      <PageHeader
        above={<a href={routes.driver(driver.slug)}>{driver.name}</a>}
        title={title}
        summary="Enter what the source says, and nothing beyond it. Every change is kept and can be undone."
      />
      {needs === null ? (
        children
      ) : (
        <>
          <PageStatus code={403} />
          <EmptyState title={`Releases are edited by members with a reputation of ${needs} or more`}>
            <p>
              You have {viewer.reputation}. Until then, tell what is missing or wrong in{' '}
              <a href={routes.ask()}>a question</a>, with its source.
            </p>
          </EmptyState>
        </>
      )}
    </>
  )
}
