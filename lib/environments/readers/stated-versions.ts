import { type Facts, weight } from '@/lib/environments/readers/facts'
import type { VersionName } from '@/lib/environments/types'

const NAMES: Record<string, VersionName> = {
  cuda: 'cuda',
  'cuda toolkit': 'cuda',
  nvcc: 'cuda',
  cudnn: 'cudnn',
  rocm: 'rocm',
  hip: 'hip',
  'level zero': 'level_zero',
  'level-zero': 'level_zero',
  'level zero loader': 'level_zero',
  libze1: 'level_zero',
  oneapi: 'oneapi',
  'intel oneapi': 'oneapi',
  igc: 'igc',
  vulkan: 'vulkan_api',
  'vulkan api': 'vulkan_api',
  opencl: 'opencl',
  opengl: 'opengl',
  mesa: 'mesa',
  llvm: 'llvm',
  guc: 'guc',
  huc: 'huc',
  dmc: 'dmc',
  'guc firmware': 'guc',
  'huc firmware': 'huc',
  'linux-firmware': 'linux_firmware',
  'linux firmware': 'linux_firmware',
  vbios: 'vbios',
  xorg: 'xorg',
  'x server': 'xorg',
  'xorg-server': 'xorg',
  xwayland: 'xwayland',
  torch: 'torch',
  pytorch: 'torch',
  python: 'python',
  gcc: 'gcc',
  docker: 'docker',
  ollama: 'ollama',
  wsl: 'wsl',
  'compute capability': 'compute_capability',
}
const VERSION = /(?<![\d.])v?(\d+(?:\.\d+)+(?:[-+~.]?(?:rc|post|dev|beta|git)?[\w.+]*)?)/

/** `CUDA: 12.4`, `ROCm version: 6.2.4`, `PyTorch | 2.5.1+cu124`. */
export function readStatedVersion(
  key: string,
  value: string,
  line: number,
  facts: Facts,
  printedInColumns = false,
): boolean {
  if (/^cuda version.*(?:nvidia-smi|driver)/.test(key)) {
    const served = /^\d+\.\d+/.exec(value)?.[0]
    if (served) facts.version('cuda_driver_api', served, line, weight.stated)
    return true
  }
  const name = NAMES[key.replace(/[ _](?:version|release)s?$/, '')]
  // The tree of nvidia-smi has this key for what the driver serves; readers of that tree take it.
  if (!name || (key === 'cuda version' && printedInColumns)) return false
  const version = VERSION.exec(value.slice(0, 120).replace(/^\([^)]*\) ?/, ''))?.[1]?.replace(/[.,]+$/, '')
  if (version) facts.version(name, version, line, weight.stated)
  return true
}

const IN_PROSE =
  /(?<![\w/.@:-])(CUDA|ROCm|PyTorch|torch|python|GuC|HuC|DMC|IGC|oneAPI|cuDNN)(?: (?:version|firmware|toolkit))?[ `"':=]{0,3}v?(\d+\.\d+(?:\.\d+)*(?:\+\w+)?)/gi

/** Versions in a sentence: `ROCm 6.2.4, torch 2.5.1+cu124 and python3.12`. */
export function readVersionsInProse(text: string, line: number, facts: Facts) {
  for (const match of text.slice(0, 600).matchAll(IN_PROSE)) {
    const name = NAMES[match[1]?.toLowerCase() ?? '']
    if (name && match[2]) facts.version(name, match[2], line, weight.prose)
  }
}
