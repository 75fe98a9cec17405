export type Architecture = {
  name: string
  vendor: 'nvidia' | 'amd' | 'intel'
  /** NVIDIA: the last branch that drives it; null while current branches do. */
  lastBranch: string | null
  /** NVIDIA: whether the open kernel modules drive it. */
  openModules: boolean | null
}

const nvidia = (name: string, lastBranch: string | null = null, openModules = false): Architecture => ({
  name,
  vendor: 'nvidia',
  lastBranch,
  openModules,
})
const amd = (name: string): Architecture => ({ name, vendor: 'amd', lastBranch: null, openModules: null })
const intel = (name: string): Architecture => ({ name, vendor: 'intel', lastBranch: null, openModules: null })

/**
 * All architectures, each vendor's newest first. Last branches: NVIDIA's CUDA toolkit, driver and architecture matrix
 * (docs.nvidia.com/datacenter/tesla/drivers/cuda-toolkit-driver-and-architecture-matrix.html); of those before Kepler,
 * the branch lists of forums.developer.nvidia.com thread 28500. Open modules: README of NVIDIA/open-gpu-kernel-modules
 * 595.45.04, "Turing and later".
 */
export const architectures: readonly Architecture[] = [
  nvidia('Rubin', null, true),
  nvidia('Blackwell', null, true),
  nvidia('Hopper', null, true),
  nvidia('Ada Lovelace', null, true),
  nvidia('Ampere', null, true),
  nvidia('Turing', null, true),
  nvidia('Volta', '580.xx'),
  nvidia('Pascal', '580.xx'),
  nvidia('Maxwell', '580.xx'),
  nvidia('Kepler', '470.xx'),
  nvidia('Fermi', '390.xx'),
  nvidia('Tesla', '340.xx'),
  nvidia('Curie', '304.xx'),
  nvidia('Rankine', '173.14.xx'),
  nvidia('Kelvin', '96.43.xx'),
  // GeForce 256 and Quadro end at 71.86, the rest at 96.43: NVIDIA's list says which.
  nvidia('Celsius'),
  nvidia('Fahrenheit', '71.86.xx'),
  nvidia('Riva'),
  ...[
    ...['RDNA 4', 'RDNA 3.5', 'RDNA 3', 'RDNA 2', 'RDNA 1', 'CDNA 4', 'CDNA 3', 'CDNA 2', 'CDNA 1'],
    ...['GCN 5', 'GCN 4', 'GCN 3', 'GCN 2', 'GCN 1', 'TeraScale 3', 'TeraScale 2', 'TeraScale 1'],
    ...['R500', 'R400', 'R300', 'R200', 'R100', 'Rage', 'Mach', 'XDNA 2', 'XDNA'],
  ].map(amd),
  ...[
    ...['Xe3p', 'Xe3', 'Xe2', 'Xe-LPG', 'Xe-HPC', 'Xe-HPG', 'Xe-LP', 'Gen11', 'Gen10', 'Gen9.5', 'Gen9'],
    ...['Gen8', 'Gen7.5', 'Gen7', 'Gen6', 'Gen5', 'Gen4', 'Gen3', 'Gen2', 'Gen1'],
    ...['NPU 6', 'NPU 5', 'NPU 4', 'NPU 3', 'Gaudi 3', 'Gaudi 2', 'Gaudi', 'Goya', 'Greco'],
  ].map(intel),
]

const byName = new Map(architectures.map((architecture) => [architecture.name, architecture]))

export const architectureNamed = (name: string | null) => (name === null ? undefined : byName.get(name))
