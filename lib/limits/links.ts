import { fail, type Result } from '@/lib/result'
import type { Settings } from '@/lib/settings/definitions'
import type { Viewer } from '@/lib/users/types'
import { isNewMember } from './quota'

/** Where the makers of drivers, kernels and distributions publish; links there are never counted. */
const freeDomains = [
  'nvidia.com',
  'amd.com',
  'intel.com',
  'kernel.org',
  'freedesktop.org',
  'khronos.org',
  'mesa3d.org',
  'debian.org',
  'ubuntu.com',
  'launchpad.net',
  'fedoraproject.org',
  'redhat.com',
  'archlinux.org',
  'opensuse.org',
  'gentoo.org',
]

/** Why a new member's text with these links may not be posted, or null. */
export function refuseLinks(
  viewer: Viewer,
  html: string,
  settings: Settings,
): Extract<Result, { ok: false }> | null {
  const most = settings['new.linksPerPost']
  if (!isNewMember(viewer, settings) || countOutsideLinks(html) <= most) return null
  const message = `New members may put ${most} links to other sites into one post; vendors, kernel.org and distributions are not counted.`
  return fail('forbidden', message, { fields: { body: message } })
}

/** Links and images of rendered HTML that lead away from here and from `freeDomains`. */
export function countOutsideLinks(html: string): number {
  return [...html.matchAll(/ (?:href|src)="(?:https?:)?\/\/([^"/?#]*)/gi)].filter(
    ([, host = '']) => !isFree(host),
  ).length
}

function isFree(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d*$/, '')
  return freeDomains.some((domain) => name === domain || name.endsWith(`.${domain}`))
}
