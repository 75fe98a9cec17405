/** What may be unlocked on one post; `tools` of the page carry these names in `data-tool`. */
export type PostTool =
  | 'vote'
  | 'edit'
  | 'suggest'
  | 'delete'
  | 'undelete'
  | 'accept'
  | 'flag'
  | 'close'
  | 'moderate'
  | 'revert'
  | 'comment'

export type FollowLevel = 'watch' | 'track' | 'mute'

export type ViewerPost = {
  vote: -1 | 0 | 1
  bookmarked: boolean
  mine: boolean
  /** Question only: this person said "I have this too". */
  meToo?: boolean
  can: string[]
}

/** Beyond this many new questions, a list only says that there are more. */
export const MOST_NEW = 99

/** Body of `GET /viewer?posts=1,2,3&tags=nvidia,vulkan&page=<path and query>`: all that is yours on one page. Never cached. */
export type ViewerAnswer = {
  viewer: {
    handle: string
    name: string
    role: 'member' | 'moderator' | 'administrator'
    reputation: number
    unread: number
    /** For moderators: posts with open flags. */
    queue?: number
    /** Others' suggested edits that this person may decide, 100 at most. */
    suggestions?: number
  } | null
  /** By post id; only ids that were asked for. */
  posts: Record<string, ViewerPost>
  /** By follow target: `tag:nvidia`, `post:42`, `device:10de:2684`, `driver:amdgpu`, `shelf:nvidia#faq`; only targets that were asked for. */
  follows: Record<string, FollowLevel>
  /** Names of muted tags, all of them. */
  muted: string[]
  /** Ids of muted questions and pages, the newest mutes. */
  mutedThreads: number[]
  /** ISO time of this person's last visit to the question lists. */
  since?: string
  /** Where `page` is a question list: how many of others' questions it has that are newer, one more than `MOST_NEW` at most. */
  news?: number
  /** The chosen rig, where the page says for which versions something holds: versions by subject. */
  machine?: Record<string, string | null>
  /** Set while the account is suspended: why, and until when (ISO). */
  suspension?: { reason: string; until: string }
}

/**
 * Body of any toggle (`form[data-toggle]`) posted with `Accept: application/json`: the state after it, where it applies.
 * A refusal carries the status of its failure.
 */
export type ToggleAnswer =
  | {
      ok: true
      /** Score of the post after the vote. */
      score?: number
      vote?: -1 | 0 | 1
      bookmarked?: boolean
      /** Followers, or people who have this too. */
      count?: number
      level?: FollowLevel | null
      meToo?: boolean
    }
  | { ok: false; error: { code: string; message: string } }
