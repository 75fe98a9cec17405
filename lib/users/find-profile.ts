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

/** The present handle of whoever is or was called this, as somebody typed it; null when nobody is. */
export async function findMember(typed: string): Promise<string | null> {
  const handle = typed.trim().replace(/^@/, '')
  if (handle === '' || handle.length > 80 || !isStorable(handle)) return null
  return (await getProfile(handle))?.handle ?? getRenamed(handle)
}

function decode(segment: string): string | null {
  try {
    const handle = decodeURIComponent(segment)
    return handle.length <= 80 && isStorable(handle) ? handle : null
  } catch {
    return null
  }
}
