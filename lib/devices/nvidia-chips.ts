import type { Chip } from './chip'

type Family = [pattern: RegExp, architecture: string, isa: string | null]

/**
 * Chip names as pci.ids writes them. Compute capabilities: NVIDIA's "CUDA GPU compute capability" lists
 * (developer.nvidia.com/cuda-gpus and /cuda-legacy-gpus); families before Tesla: nouveau's code names
 * (nouveau.freedesktop.org/CodeNames.html). The first match counts.
 */
const families: Family[] = [
  [/^GR\d/, 'Rubin', null],
  [/^GB10B/, 'Blackwell', 'sm_110'],
  [/^GB20B/, 'Blackwell', 'sm_121'],
  [/^GB20\d/, 'Blackwell', 'sm_120'],
  [/^GB11\d/, 'Blackwell', 'sm_103'],
  [/^GB10\d/, 'Blackwell', 'sm_100'],
  [/^GB\d/, 'Blackwell', null],
  [/^GH100/, 'Hopper', 'sm_90'],
  [/^AD10\d/, 'Ada Lovelace', 'sm_89'],
  [/^GA10B/, 'Ampere', 'sm_87'],
  [/^GA100/, 'Ampere', 'sm_80'],
  [/^GA10\d/, 'Ampere', 'sm_86'],
  [/^TU1\d\d/, 'Turing', 'sm_75'],
  [/^GV11B/, 'Volta', 'sm_72'],
  [/^GV100/, 'Volta', 'sm_70'],
  [/^GP100/, 'Pascal', 'sm_60'],
  [/^GP10B/, 'Pascal', 'sm_62'],
  [/^GP10\d/, 'Pascal', 'sm_61'],
  [/^GM20B/, 'Maxwell', 'sm_53'],
  [/^GM20\d/, 'Maxwell', 'sm_52'],
  [/^GM10\d/, 'Maxwell', 'sm_50'],
  [/^GK210/, 'Kepler', 'sm_37'],
  [/^GK20A/, 'Kepler', 'sm_32'],
  [/^GK(110|180|208)/, 'Kepler', 'sm_35'],
  [/^GK10\d/, 'Kepler', 'sm_30'],
  [/^GK/, 'Kepler', null],
  [/^GF1[01]0/, 'Fermi', 'sm_20'],
  [/^GF1\d\d/, 'Fermi', 'sm_21'],
  [/^GT200/, 'Tesla', 'sm_13'],
  [/^(GT21\d|MCP89)/, 'Tesla', 'sm_12'],
  [/^(G8[46]|G9\d|C7[789]|MCP7[789A])/, 'Tesla', 'sm_11'],
  [/^G80/, 'Tesla', 'sm_10'],
  [/^(NV4[0-9]|G7\d|C51|C61|C67|C68|C73|MCP6[0-9]|MCP73)/, 'Curie', null],
  [/^NV3[0-9]/, 'Rankine', null],
  [/^NV2[0-9A]/, 'Kelvin', null],
  [/^NV1[0-9A-F]/, 'Celsius', null],
  [/^NV(4|5|6|0A)(M|GL)*$/, 'Fahrenheit', null],
  [/^(NV1|NV3)$/, 'Riva', null],
  [/^(Riva128|DAC64)/, 'Riva', null],
  [/^[UVI]?TNT2?$/, 'Fahrenheit', null],
]

/** The chip that a name of pci.ids begins with: `AD102 [GeForce RTX 4090]`, `GA104GLM [RTX A3000 Mobile]`. */
export function nvidiaChip(name: string): Chip | null {
  // Letters after the number mark laptop, workstation and other variants of the same chip.
  const word = /^[A-Z]+\d[0-9A-Za-z]*/.exec(name)?.[0]
  const family = word ? families.find(([pattern]) => pattern.test(word)) : undefined
  if (!word || !family) return null
  const codeName = word.replace(/(?<=\d[0-9AB]*)(BM|GLM|GL|M|PV|G|C|CM|CGL)$/, '')
  const [, architecture, isa] = family
  // nouveau keeps its files in folders by chip: nvidia/ad102/gsp/…
  return { codeName, architecture, isa, firmware: [codeName.toLowerCase()] }
}
