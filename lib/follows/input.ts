import { z } from 'zod'
import { parsePciId } from '@/lib/devices/pci-id'
import { postId } from '@/lib/posts/input'

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

export type FollowWish = z.output<typeof level>
