import type { APIRequestContext } from '@playwright/test'

/** Addresses of real content on the site under test: the starter content is always there, what other tests ask is not. */
export async function contentPaths(request: APIRequestContext) {
  const list = await (await request.get('/users/starter-content/questions')).text()
  const [first, ...more] = list.matchAll(/href="(\/questions\/(\d+)\/[a-z0-9-]+)"/g)
  const last = more.at(-1)
  if (!first?.[1] || !first[2] || !last?.[1] || !last[2])
    throw new Error('The starter account has no questions')
  return {
    ...{ question: first[1], questionId: first[2], page: '/wiki/nvidia/kernel-driver-by-generation' },
    /** For tests that fill a thread with much: it is looked at by no other. */
    crowded: last[1],
    crowdedId: last[2],
  }
}

/** Pages that anyone may read, one of each type. */
export async function publicPages(request: APIRequestContext): Promise<string[]> {
  const { question, questionId, page } = await contentPaths(request)
  return [
    '/',
    '/about',
    '/nvidia',
    '/questions',
    '/questions?sort=votes',
    '/questions?tags=nvidia,-wayland',
    '/questions?rig=mine',
    '/collect',
    question,
    `${question}?sort=newest`,
    `/posts/${questionId}/history`,
    `/posts/${questionId}/blame`,
    '/tags',
    '/tags/nvidia',
    '/search?q=Xid+79',
    '/search?q=zzzqqqxyz',
    '/errors',
    '/errors?q=Xid+79',
    '/errors/nvidia/xid-79',
    '/triage',
    '/users/starter-content',
    '/wiki',
    '/wiki/nvidia',
    page,
    `${page}/history`,
    `${page}/blame`,
    `${page}/diff?from=1&to=1&view=inline`,
    `${page}/talk`,
    `${page}/links`,
    `${page}/verify`,
    `${page}/verdict/thanks?said=no`,
    `${page}/links?after=page-1`,
    '/wiki/changes',
    '/wiki/maintenance',
    '/wiki/maintenance?queue=read',
    '/wiki/pending',
    '/wiki/nvidia/no-such-page-yet',
    '/drivers',
    '/drivers/nvidia',
    '/drivers/xe',
    '/drivers/nvidia/history',
    '/choose',
    '/choose?device=10de:1b80&distribution=arch&secureboot=on',
    '/issues',
    '/issues?vendor=nvidia&status=open',
    '/issues/upstream?url=https://gitlab.freedesktop.org/drm/amd/-/issues/3388',
    '/compat',
    '/compat?driver=nvidia&by=framework',
    '/compat/cell?driver=nvidia&by=architecture&branch=R580',
    '/verify',
    '/mod/log',
    '/signin',
    '/signup',
    '/reset-password',
    '/no-such-address',
  ]
}

/** Pages of a signed-in member. */
export async function memberPages(request: APIRequestContext): Promise<string[]> {
  const { questionId, page } = await contentPaths(request)
  return [
    '/questions/ask',
    `/questions/${questionId}/answer`,
    `/posts/${questionId}/edit`,
    `/posts/${questionId}/environment`,
    `/posts/${questionId}/flag`,
    `${page}/edit`,
    `${page}/verify`,
    `${page}/needs`,
    `${page}/obsolete`,
    '/wiki/new',
    '/drivers/nvidia/releases/new',
    '/drivers/nvidia/branches/new',
    '/inbox',
    '/following',
    '/bookmarks',
    '/suggestions',
    '/suggestions/yours',
    '/settings',
    '/settings/account',
    '/settings/security',
    '/settings/confirm?next=%2Fsettings%2Fdata',
    '/settings/profile',
    '/settings/rigs',
    '/settings/sessions',
    '/settings/notifications',
    '/settings/data',
    '/settings/delete',
  ]
}

/** Pages of moderators and administrators. */
export async function staffPages(request: APIRequestContext): Promise<string[]> {
  const { questionId, page } = await contentPaths(request)
  return [
    `${page}/protect`,
    '/mod',
    '/mod/removed',
    '/mod/users',
    '/mod/log',
    '/wiki/import',
    '/wiki/move',
    '/wiki/move?vendor=amd&toVendor=intel',
    `/posts/${questionId}/moderate`,
    `/questions/${questionId}/close`,
    '/mod/users/starter-content',
    '/admin',
    '/admin/users',
    '/admin/settings',
    '/admin/outbox',
  ]
}
