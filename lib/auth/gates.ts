import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'
import { isModerator, type Viewer } from '@/lib/users/types'
import { hasConfirmed, mustShowFactor } from './identity'
import { getViewer } from './viewer'

/** First statement of every page and action for signed-in people; others are led to sign-in and back. */
export async function requireViewer(next?: string): Promise<Viewer> {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(next ?? (await currentPath())))
  return viewer
}

/** First statement of every page and action under /mod. To everyone else these do not exist. */
export async function requireModerator(): Promise<Viewer> {
  const viewer = await requireViewer()
  if (viewer.heldRole) redirect(`${routes.settings('security')}?needed=1`)
  if (!isModerator(viewer)) notFound()
  return viewer
}

/** First statement of every page and action under /admin. */
export async function requireAdministrator(): Promise<Viewer> {
  const viewer = await requireViewer()
  if (viewer.heldRole) redirect(`${routes.settings('security')}?needed=1`)
  if (viewer.role !== 'administrator') notFound()
  return viewer
}

/** Before what a thief of the session would like: leads to `/settings/confirm` and back, unless that was lately. */
export async function requireConfirmed(viewer: Viewer, next: string): Promise<void> {
  if (!(await hasConfirmed(viewer)) || (await mustShowFactor(viewer))) redirect(routes.confirmIdentity(next))
}

/** The front passes the requested path on, because a server component cannot see it. */
async function currentPath(): Promise<string | undefined> {
  return (await headers()).get('x-requested-path') ?? undefined
}
