export type Role = 'member' | 'moderator' | 'administrator'

/** The signed-in person as every policy sees them. */
export type Viewer = {
  id: string
  handle: string
  role: Role
  /** The role this person gets back with a second factor (setting `security.staffSecondFactor`). */
  heldRole?: Role
  reputation: number
  emailVerified: boolean
  createdAt: Date
  /** Set while the account is suspended: what was said and until when. */
  suspension: { reason: string; until: Date } | null
  /** The session row this request came with; null for scripts and tests acting for someone. */
  sessionId: string | null
}

export function isModerator(viewer: Viewer | null): boolean {
  return viewer?.role === 'moderator' || viewer?.role === 'administrator'
}
