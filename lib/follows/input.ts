import { z } from 'zod'
import { postId } from '@/lib/posts/input'

const level = z.enum(['watch', 'track', 'mute', 'none'], 'Watch, track, mute or none.')

export const followPostInput = z.object({ id: postId, level })
export const followTagInput = z.object({ name: z.string().min(1).max(35), level })

export type FollowWish = z.output<typeof level>
