import { z } from 'zod'
import { parsePciId } from '@/lib/devices/pci-id'
import { postId } from '@/lib/posts/input'
import { isShelf } from './shelves'

const level = z.enum(['watch', 'track', 'mute', 'none'], 'Watch, track, mute or none.')

export const followPostInput = z.object({ id: postId, level })
export const followTagInput = z.object({ name: z.string().min(1).max(35), level })

export const followDeviceInput = z.object({
  pciId: z
    .string()
    .transform((text) => parsePciId(text))
    .pipe(z.string('Not a PCI id.')),
  level,
})
export const followDriverInput = z.object({ driver: z.string().min(1).max(60), level })

/** In an address a colon stands before the topic; '#' would end the path. Shelves are not muted: pages and tags are. */
export const followShelfInput = z.object({
  shelf: z
    .string()
    .transform((text) => text.replace(':', '#'))
    .refine(isShelf, 'Not a part of the wiki.'),
  level: z.enum(['watch', 'track', 'none'], 'Watch, track or none.'),
})
export type ShelfWish = z.output<typeof followShelfInput>

export type FollowWish = z.output<typeof level>
