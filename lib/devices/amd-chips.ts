import { amdFamilies } from './amd-families'
import type { Chip } from './chip'

const chips = new Map(
  amdFamilies.flatMap(({ architecture, isa = null, chips: names }) =>
    Object.entries(names).map(([codeName, firmware]): [string, Chip] => [
      codeName.toLowerCase(),
      {
        codeName,
        architecture,
        isa,
        firmware: firmware.split(' ').filter(Boolean),
      },
    ]),
  ),
)

/** R and RV numbers of the time before code names, by what pci.ids writes. */
const numbered: [RegExp, string][] = [
  [/^(R600|R680|R700|RV6\d\d|RV7\d\d|RS780|RS880|M7\d|M8\d|M9\d)/, 'TeraScale 1'],
  [/^(R5\d\d|RV5\d\d|RS6[09]0|RS740|M5\d|M6\d)/, 'R500'],
  [/^(R4\d\d|RV410|M18|M2[68])/, 'R400'],
  [/^(R3\d\d|RV3\d\d|RS[34][0-9]{2}|RC410|M1[012]|M2[24])/, 'R300'],
  [/^(R200|RV250|RV280|RS300|RS350|M9)/, 'R200'],
  [/^(R100|RV100|RV200|RS100|RS200|RS250|M6|M7)/, 'R100'],
  [/^(3D )?Rage\b/, 'Rage'],
  [/^(Mach|210888|215|264)/, 'Mach'],
]

/** The chip that a name of pci.ids begins with: `Navi 31 [Radeon RX 7900 XTX]`, `Vega 10 XL/XT [Radeon RX Vega]`. */
export function amdChip(name: string): Chip | null {
  const label = name
    .replace(/\s*\[.*$/, '')
    .replace(/\/.*$/, '')
    .trim()
  const words = label.split(/\s+/)
  for (let length = Math.min(words.length, 2); length > 0; length--) {
    const chip = chips.get(words.slice(0, length).join(' ').toLowerCase())
    if (chip) return chip
  }
  const [, architecture] = numbered.find(([pattern]) => pattern.test(label)) ?? []
  const first = words[0] ?? ''
  if (!architecture || !/^[A-Z0-9]/.test(first)) return null
  const codeName = /^R[A-Z]?\d/.test(first) ? first : label
  return { codeName, architecture, isa: null, firmware: [first.toLowerCase()] }
}
