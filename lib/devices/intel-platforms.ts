import type { Chip } from './chip'

type Platform = [group: RegExp, codeName: string, architecture: string, firmware?: string]

/**
 * Groups of include/drm/intel/pciids.h (Linux 7.3) by platform. Architectures: the graphics names of
 * drivers/gpu/drm/xe/xe_pci.c and drivers/gpu/drm/i915/i915_pci.c; firmware by platform:
 * drivers/gpu/drm/i915/gt/uc/intel_uc_fw.c and drivers/gpu/drm/i915/display/intel_dmc.c. The first match counts.
 */
const platforms: Platform[] = [
  [/^CRI/, 'Crescent Island', 'Xe3p', 'cri'],
  [/^NVLP/, 'Nova Lake-P', 'Xe3p', 'nvl xe3p'],
  [/^NVLS/, 'Nova Lake-S', 'Xe3', 'nvl xe3p'],
  [/^WCL/, 'Wildcat Lake', 'Xe3', 'ptl xe3lpd_3002'],
  [/^PTL/, 'Panther Lake', 'Xe3', 'ptl xe3lpd'],
  [/^BMG_G(\d+)/, 'Battlemage G$1', 'Xe2', 'bmg'],
  [/^BMG/, 'Battlemage', 'Xe2', 'bmg'],
  [/^LNL/, 'Lunar Lake', 'Xe2', 'lnl xe2lpd'],
  [/^ARL_([A-Z])/, 'Arrow Lake-$1', 'Xe-LPG', 'mtl'],
  [/^MTL/, 'Meteor Lake', 'Xe-LPG', 'mtl'],
  [/^PVC/, 'Ponte Vecchio', 'Xe-HPC', 'pvc'],
  [/^ATS_M(\d+)/, 'Arctic Sound-M$1', 'Xe-HPG', 'dg2'],
  [/^DG2_G(\d+)/, 'Alchemist G$1', 'Xe-HPG', 'dg2'],
  [/^DG2/, 'Alchemist', 'Xe-HPG', 'dg2'],
  [/^DG1/, 'DG1', 'Xe-LP', 'dg1'],
  [/^RPL([SPU])/, 'Raptor Lake-$1', 'Xe-LP', 'adls adlp tgl'],
  [/^ADL([SPN])/, 'Alder Lake-$1', 'Xe-LP', 'adls adlp tgl'],
  [/^RKL/, 'Rocket Lake', 'Xe-LP', 'rkl tgl'],
  [/^TGL/, 'Tiger Lake', 'Xe-LP', 'tgl'],
  [/^(JSL)/, 'Jasper Lake', 'Gen11', 'ehl icl'],
  [/^(EHL)/, 'Elkhart Lake', 'Gen11', 'ehl icl'],
  [/^ICL/, 'Ice Lake', 'Gen11', 'icl'],
  [/^CNL/, 'Cannon Lake', 'Gen10'],
  [/^CML/, 'Comet Lake', 'Gen9.5', 'cml kbl'],
  [/^WHL/, 'Whiskey Lake', 'Gen9.5', 'kbl'],
  [/^AML/, 'Amber Lake', 'Gen9.5', 'kbl'],
  [/^CFL/, 'Coffee Lake', 'Gen9.5', 'kbl'],
  [/^KBL/, 'Kaby Lake', 'Gen9.5', 'kbl'],
  [/^GLK/, 'Gemini Lake', 'Gen9.5', 'glk'],
  [/^BXT/, 'Broxton', 'Gen9', 'bxt'],
  [/^SKL/, 'Skylake', 'Gen9', 'skl'],
  [/^CHV/, 'Cherryview', 'Gen8'],
  [/^BDW/, 'Broadwell', 'Gen8'],
  [/^HSW/, 'Haswell', 'Gen7.5'],
  [/^VLV/, 'Valleyview', 'Gen7'],
  [/^IVB/, 'Ivy Bridge', 'Gen7'],
  [/^SNB/, 'Sandy Bridge', 'Gen6'],
  [/^ILK/, 'Ironlake', 'Gen5'],
  [/^(G45|GM45)/, '$1', 'Gen4'],
  [/^I965(G|GM)$/, '965$1', 'Gen4'],
  [/^PNV/, 'Pineview', 'Gen3'],
  [/^(G33)/, '$1', 'Gen3'],
  [/^I(915|945)(GM?)/, '$1$2', 'Gen3'],
  [/^I(830|845G|85X|865G)/, '$1', 'Gen2'],
  [/^I(810|815)/, '$1', 'Gen1'],
]

/** What NPUs of pci.ids and of the intel_vpu driver are; generations as drivers/accel/ivpu/ivpu_drv.h numbers them. */
const npus: Record<string, [codeName: string, architecture: string, firmware: string]> = {
  '8086:7d1d': ['Meteor Lake', 'NPU 3', 'vpu_37xx'],
  '8086:ad1d': ['Arrow Lake', 'NPU 3', 'vpu_37xx'],
  '8086:643e': ['Lunar Lake', 'NPU 4', 'vpu_40xx'],
  '8086:b03e': ['Panther Lake', 'NPU 5', 'vpu_50xx'],
  '8086:fd3e': ['Wildcat Lake', 'NPU 5', 'vpu_50xx'],
  '8086:d71d': ['Nova Lake', 'NPU 6', 'vpu_60xx'],
}

/** The platform of a group: `BMG_G21`, `TGL_GT2`. */
export function intelPlatform(group: string): Chip | null {
  for (const [pattern, name, architecture, firmware = ''] of platforms) {
    const match = pattern.exec(group)
    if (!match) continue
    const codeName = name.replace(/\$(\d)/g, (_, number) => match[Number(number)] ?? '')
    return {
      codeName,
      architecture,
      isa: null,
      firmware: firmware.split(' ').filter(Boolean),
    }
  }
  return null
}

export function intelNpu(pciId: string): Chip | null {
  const [codeName, architecture, firmware] = npus[pciId] ?? []
  return codeName && architecture
    ? { codeName, architecture, isa: null, firmware: firmware ? [firmware] : [] }
    : null
}

const gaudis: [RegExp, string][] = [
  [/Gaudi ?3/i, 'Gaudi 3'],
  [/Gaudi ?2/i, 'Gaudi 2'],
  [/Gaudi/i, 'Gaudi'],
  [/Goya/i, 'Goya'],
  [/Greco/i, 'Greco'],
]

export function habanaChip(name: string): Chip | null {
  const [, codeName] = gaudis.find(([pattern]) => pattern.test(name)) ?? []
  return codeName
    ? {
        codeName,
        architecture: codeName,
        isa: null,
        firmware: [codeName.toLowerCase().replace(' ', '')],
      }
    : null
}
