import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { boards, moduleFirmware } from '@/db/schema'
import { getClaims } from '@/lib/devices/claims'
import { chipOf } from '@/lib/devices/describe'
import { firmwarePattern } from '@/lib/devices/firmware'
import { namesInTexts } from '@/lib/devices/naming'
import { parsePciId } from '@/lib/devices/pci-id'
import { findDevices, getDevice } from '@/lib/devices/queries'
import type { DeviceCard } from '@/lib/devices/types'
import { apiSupportFor, claimsFor, listBranches } from '@/lib/drivers/queries'
import { decide } from './decide'
import { findDistribution } from './distributions'
import type { ChooseInput } from './input'
import { chooseTables } from './tables'
import type { Advice, ChosenDevice, KernelEvidence, Question } from './types'

const DEVICES = 4
const CANDIDATES = 12

export type Answer = { device: ChosenDevice; advice: Advice }

export type Answers =
  | { found: 'nothing-asked' }
  | { found: 'no-device'; text: string }
  | { found: 'many'; devices: DeviceCard[] }
  | { found: 'answers'; answers: Answer[] }

/** Answers for the devices that the form names: by id (several, with commas between), or by name when it means one. */
export async function answer(input: ChooseInput, today: string): Promise<Answers> {
  const text = input.device
  if (text === '') return { found: 'nothing-asked' }
  const ids = text.split(',').flatMap((part) => parsePciId(part) ?? [])
  if (ids.length === 0) {
    const candidates = await findDevices(text, CANDIDATES)
    const exact = candidates.filter(({ name }) => isName(name, text))
    const [only, second] = exact.length > 0 ? exact : candidates
    if (!only) return { found: 'no-device', text }
    if (second) return { found: 'many', devices: candidates }
    ids.push(only.pciId)
  }
  const devices = await Promise.all([...new Set(ids)].slice(0, DEVICES).map(getDevice))
  const known = devices.filter((device) => device !== null)
  if (known.length === 0) return { found: 'no-device', text }
  return {
    found: 'answers',
    answers: await Promise.all(known.map((device) => answerFor(device, input, today))),
  }
}

/** "RTX 4090" is the card of that name, not its variants. */
function isName(name: string | null, text: string): boolean {
  const names = [name ?? '', ...namesInTexts({ name, sold: [] })]
  return names.some((known) => known.toLowerCase() === text.toLowerCase())
}

async function answerFor(device: ChosenDevice, input: ChooseInput, today: string): Promise<Answer> {
  const { vendor, architecture } = device
  const [branches, apis, claims, kernels] = await Promise.all([
    listBranches('nvidia'),
    vendor === null ? [] : apiSupportFor({ vendor, architecture }),
    claimsFor(),
    listKernels(device),
  ])
  const question: Question = {
    device,
    distribution: findDistribution(input.distribution),
    kernel: input.kernel || null,
    purpose: input.purpose,
    secureBoot: input.secureboot,
    installed: vendor === 'nvidia' ? input.installed || null : null,
  }
  return {
    device,
    advice: decide(question, { tables: chooseTables(), branches, apis, claims, kernels, today }),
  }
}

/** Which modules claim the device in the kernels that were read, and whether amdgpu asks for its firmware there. */
async function listKernels(device: ChosenDevice): Promise<KernelEvidence[]> {
  const [{ kernels, modules }, withFirmware] = await Promise.all([
    getClaims(device),
    listFirmwareKernels(device),
  ])
  return kernels.map((kernel, index) => ({
    kernel,
    modules: modules.filter(({ claims }) => claims[index] !== null).map(({ name }) => name),
    firmware: withFirmware === null ? null : withFirmware.has(kernel),
  }))
}

/** amdgpu claims by class, so what tells is whether it has files for the graphics part of the chip. */
async function listFirmwareKernels({ pciId, vendor }: ChosenDevice): Promise<Set<string> | null> {
  if (vendor !== 'amd') return null
  const [board] = await db
    .select({ name: boards.name })
    .from(boards)
    .where(
      and(
        eq(boards.pciId, pciId),
        eq(boards.source, 'pci-ids'),
        eq(boards.subsystem, ''),
        eq(boards.revision, ''),
      ),
    )
  const chip = chipOf({ pciId, listed: board?.name ?? null, group: null })
  const pattern = chip && firmwarePattern({ ...chip, firmware: chip.firmware.slice(0, 1) })
  if (!pattern) return null
  const rows = await db
    .selectDistinct({ kernel: moduleFirmware.kernel })
    .from(moduleFirmware)
    .where(and(eq(moduleFirmware.module, 'amdgpu'), sql`${moduleFirmware.file} ~* ${pattern}`))
  return rows.length === 0 ? null : new Set(rows.map(({ kernel }) => kernel))
}
