import { z } from 'zod'
import { chosenWords, environmentText } from '@/lib/environments/input'
import { singleLine } from '@/lib/posts/input'
import { RIG_NAME_MAX } from './limits'

export const rigName = singleLine.pipe(
  z
    .string()
    .min(1, 'Give it a name, such as "desktop".')
    .max(RIG_NAME_MAX, `At most ${RIG_NAME_MAX} characters.`),
)

export const rigId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Which rig is it?')
  .transform(Number)

const rigText = environmentText.refine(
  (text) => text !== '',
  'Paste what collect.sh or another tool printed.',
)

export const addRigInput = z.object({
  name: rigName,
  environment: rigText,
  remove: chosenWords.optional(),
})

export const replaceRigInput = z.object({
  id: rigId,
  environment: rigText,
  remove: chosenWords.optional(),
})

export const renameRigInput = z.object({ id: rigId, name: rigName })

export const rigInput = z.object({ id: rigId })

/** Chooses "my environment"; without an id none is chosen. */
export const chooseRigInput = z.object({ id: rigId.optional() })
