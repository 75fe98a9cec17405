import { z } from 'zod'
import { isStorable } from '@/lib/text/well-formed'
import { isVersion } from '@/lib/versions/compare'
import { findDistribution } from './distributions'

export const DEVICE_MAX = 200
export const KERNEL_MAX = 80
export const PASTE_MAX = 65_536

export const purposes = [
  { value: 'desktop', label: 'Desktop and games' },
  { value: 'cuda', label: 'CUDA' },
  { value: 'rocm', label: 'ROCm' },
  { value: 'oneapi', label: 'oneAPI, SYCL and OpenCL (Intel)' },
  { value: 'passthrough', label: 'Passthrough to a virtual machine' },
] as const

const short = (max: number, message: string) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, message).refine(isStorable, message))
    .default('')

/** The form's fields as they stand in the address. */
export const chooseInput = z.object({
  device: short(DEVICE_MAX, 'Name a card in fewer words, or give its PCI id.'),
  distribution: short(40, 'Choose a distribution from the list.').refine(
    (text) => text === '' || findDistribution(text) !== null,
    'Choose a distribution from the list.',
  ),
  kernel: short(KERNEL_MAX, 'Give the output of uname -r only.').refine(
    (text) => text === '' || isVersion(text),
    'A kernel release begins with a number, such as 6.12.9; uname -r prints yours.',
  ),
  purpose: z
    .enum(['desktop', 'cuda', 'rocm', 'oneapi', 'passthrough'], 'Choose a purpose.')
    .default('desktop'),
  secureboot: z.enum(['on', 'off', 'unknown'], 'Choose one.').default('unknown'),
  /** The installed driver, as a paste told. */
  installed: short(KERNEL_MAX, 'That is no driver version.').refine(
    (text) => text === '' || isVersion(text),
    'That is no driver version.',
  ),
})

export type ChooseInput = z.output<typeof chooseInput>
