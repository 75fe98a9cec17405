import 'server-only'
import { isStorable } from '@/lib/text/well-formed'
import { getProfile, getRenamed, type Profile } from './queries'

export type FoundProfile = { profile: Profile } | { movedTo: string }

/** The profile an address names: itself, another spelling or a former handle of somebody, or nobody (null). */
export async function findProfile(segment: string): Promise<FoundProfile | null> {
  const handle = decode(segment)
  if (handle === null) return null
  const profile = await getProfile(handle)
  if (profile) return profile.handle === handle ? { profile } : { movedTo: profile.handle }
  const renamed = await getRenamed(handle)
  return renamed === null ? null : { movedTo: renamed }
}

function decode(segment: string): string | null {
  try {
    const handle = decodeURIComponent(segment)
    return handle.length <= 80 && isStorable(handle) ? handle : null
  } catch {
    return null
  }
}
