import { z } from 'zod'
import { postId, singleLine } from '@/lib/posts/input'
import { checkedOn, revisionNumber } from '@/lib/wiki/input'

export const DRIVER_MAX = 120
export const KERNEL_MAX = 80
export const NOTE_MAX = 300

const short = (most: number) => singleLine.pipe(z.string().max(most, `At most ${most} characters.`))

/** "I followed this page with driver X on kernel Y": `number` is the revision that was read. */
export const stampInput = z.object({
  id: postId,
  number: revisionNumber,
  driver: short(DRIVER_MAX).refine(
    (text) => /\d/.test(text) || text.length >= 3,
    'Name the driver, with its version where it has one: nvidia 580.95.05, or amdgpu.',
  ),
  kernel: short(KERNEL_MAX).default(''),
  note: short(NOTE_MAX).default(''),
  verifiedOn: checkedOn.refine((day) => day !== null, 'Say on which day you tried it.'),
})
export type StampInput = z.output<typeof stampInput>

export const withdrawInput = z.object({ stamp: postId })
