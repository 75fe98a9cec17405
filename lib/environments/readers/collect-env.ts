import { sighting } from '@/lib/environments/readers/devices'
import { type Facts, weight } from '@/lib/environments/readers/facts'
import { kernelReleaseIn } from '@/lib/environments/readers/kernel-release'
import { pciIdOf, tidyName } from '@/lib/environments/readers/names'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { VersionName } from '@/lib/environments/types'

const VERSIONS: Record<string, VersionName> = {
  'pytorch version': 'torch',
  'cuda runtime version': 'cuda',
  'hip runtime version': 'hip',
  'rocm used to build pytorch': 'rocm',
  'cuda used to build pytorch': 'cuda',
  'python version': 'python',
  'cudnn version': 'cudnn',
}
const PIP = /^(?:\[(?:pip3?|conda)\] )?(torch|intel[-_]extension[-_]for[-_]pytorch)(?:==|\s+)(\d[\w.+]*)/
const XPU =
  /_XpuDeviceProperties\(name='([^']{3,80})'(?:.{0,200}?device_id=0x([0-9A-F]{4}))?(?:.{0,200}?driver_version='(\d[\d.+]*)')?/i
const CUDNN = /libcudnn\.so\.(\d+\.\d+\.\d+)/

/** PyTorch's `collect_env`, and `pip list` for the wheel's version. */
export const collectEnv: ReaderMaker = (facts) => (line) => {
  const { bare, number, key, value } = line
  const name = VERSIONS[key]
  if (name) readVersion(name, line, facts)
  else if (key === 'nvidia driver version' && /^\d{3}\.\d/.test(value)) {
    for (const version of new Set(value.split(/\s+/))) facts.driver('nvidia', number, { version })
  } else if (key === 'gpu models and configuration' && value !== '') readGpu(value, number, facts)
  else if (key === 'python platform') {
    const release = kernelReleaseIn(value.replace(/^Linux-/, '').replace(/-(?:x86_64|aarch64).*$/, ''))
    if (release) facts.kernel(release, number)
    if (/microsoft/i.test(value)) facts.virtualization('wsl2', number)
  } else if (key === 'intel_opencl' || key === 'level_zero') {
    if (/^\d+\.\d/.test(value))
      facts.driver(key === 'level_zero' ? 'level-zero' : 'compute-runtime', number, { version: value })
  }
  const xpu = bare.includes('_XpuDeviceProperties') ? XPU.exec(bare) : null
  if (xpu?.[1]) readXpu(xpu, number, facts)
  const wheel = bare.includes('torch') ? PIP.exec(bare) : null
  if (wheel?.[1] === 'torch' && wheel[2]) facts.version('torch', wheel[2], number, weight.stated)
  const cudnn = bare.includes('libcudnn') ? CUDNN.exec(bare)?.[1] : undefined
  if (cudnn) facts.version('cudnn', cudnn, number)
}

function readXpu([, name = '', id, driver]: RegExpExecArray, line: number, facts: Facts) {
  const slot = String(line)
  const pciId = id ? pciIdOf('8086', id) : null
  facts.see(sighting('collect_env xpu', line, { name: tidyName(name), slot, pciId }))
  if (driver) facts.driver('level-zero', line, { version: driver })
}

function readVersion(name: VersionName, { key, value, number }: PastedLine, facts: Facts) {
  const version = /^v?(\d[\w.+-]*)/.exec(value)?.[1]
  if (!version) return
  if (key === 'pytorch version') facts.tool('collect_env', number)
  const built = key.endsWith('to build pytorch')
  if (built && name === 'cuda') facts.version('cuda', version, number, weight.prose)
  else facts.version(name, version, number, built ? weight.stated : weight.printed)
}

function readGpu(value: string, line: number, facts: Facts) {
  const name = tidyName(value.replace(/^GPU \d+: /, ''))
  const slot = /^GPU (\d+)/.exec(value)?.[1] ?? '0'
  if (!/^(?:No|Could|N\/A)/.test(name)) facts.see(sighting('collect_env', line, { slot, name }))
}
