import { deviceName } from './fact-rows'
import { summarise } from './summary'
import type { Environment } from './types'

const CHIP_MAX = 32

/** A machine in at most three words for a line of a list: `RTX 4090`, `580.95.05`, `6.17.0`. */
export function environmentChips(
  facts: Environment,
  names: ReadonlyMap<string, string> = new Map(),
): string[] {
  const { driver, driverVersion, kernel } = summarise(facts)
  const device = facts.devices.find((one) => one.driver === driver) ?? facts.devices[0]
  const chips = [
    device && shortName(deviceName(device, names)),
    driverVersion ?? driver,
    kernel === null ? null : (/^\d+(?:\.\d+)+/.exec(kernel)?.[0] ?? kernel),
  ]
  return [...new Set(chips.flatMap((chip) => (chip ? [shorten(chip)] : [])))]
}

/** `NVIDIA Corporation AD102 [GeForce RTX 4090]` is called RTX 4090. */
function shortName(name: string): string {
  const sold = /\[([^\]]*\d[^\]]*)\]\s*$/.exec(name)?.[1] ?? name
  return sold
    .replace(/^(?:NVIDIA|AMD|Intel)(?: Corporation|\(R\))?\s+/i, '')
    .replace(/^(?:GeForce|Radeon|Quadro|Tesla)\s+(?=\S*\s*\S*\d)/i, '')
    .trim()
}

const shorten = (text: string) =>
  text.length > CHIP_MAX ? `${text.slice(0, CHIP_MAX - 1).trimEnd()}…` : text
