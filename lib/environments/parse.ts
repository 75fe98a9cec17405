import { eachLine } from '@/lib/environments/lines'
import { amdSmi } from '@/lib/environments/readers/amd-smi'
import { applications } from '@/lib/environments/readers/applications'
import { clinfo } from '@/lib/environments/readers/clinfo'
import { collectEnv } from '@/lib/environments/readers/collect-env'
import { dkms } from '@/lib/environments/readers/dkms'
import { collectFacts } from '@/lib/environments/readers/facts'
import { firmwareLog } from '@/lib/environments/readers/firmware-log'
import { hlSmi } from '@/lib/environments/readers/hl-smi'
import { hwinfo } from '@/lib/environments/readers/hwinfo'
import { intelTools } from '@/lib/environments/readers/intel-tools'
import { inxi } from '@/lib/environments/readers/inxi'
import { kernelLog } from '@/lib/environments/readers/kernel-log'
import { lshw } from '@/lib/environments/readers/lshw'
import { lspci } from '@/lib/environments/readers/lspci'
import { lspciRecords } from '@/lib/environments/readers/lspci-records'
import { modinfo } from '@/lib/environments/readers/modinfo'
import { nvidiaModule } from '@/lib/environments/readers/nvidia-module'
import { nvidiaSmi } from '@/lib/environments/readers/nvidia-smi'
import { nvidiaSmiCsv } from '@/lib/environments/readers/nvidia-smi-csv'
import { nvidiaSmiQuery } from '@/lib/environments/readers/nvidia-smi-query'
import { nvidiaSmiXml } from '@/lib/environments/readers/nvidia-smi-xml'
import { opengl } from '@/lib/environments/readers/opengl'
import { osRelease } from '@/lib/environments/readers/os-release'
import { packageRecords } from '@/lib/environments/readers/package-records'
import { packages } from '@/lib/environments/readers/packages'
import { readLine } from '@/lib/environments/readers/pasted-line'
import { prose } from '@/lib/environments/readers/prose'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { rocminfo } from '@/lib/environments/readers/rocminfo'
import { stated } from '@/lib/environments/readers/stated'
import { syclLs } from '@/lib/environments/readers/sycl-ls'
import { systemState } from '@/lib/environments/readers/system-state'
import { toolkits } from '@/lib/environments/readers/toolkits'
import { uname } from '@/lib/environments/readers/uname'
import { vulkan } from '@/lib/environments/readers/vulkan'
import { xorg } from '@/lib/environments/readers/xorg'
import type { Environment } from '@/lib/environments/types'

/** These also read lines with a time stamp, without it. */
const OF_LOGS: ReaderMaker[] = [
  kernelLog,
  firmwareLog,
  nvidiaModule,
  nvidiaSmi,
  uname,
  xorg,
  systemState,
  toolkits,
  dkms,
  applications,
]

/** These read what commands print and people write. */
const OF_OUTPUT: ReaderMaker[] = [
  nvidiaSmiQuery,
  nvidiaSmiXml,
  nvidiaSmiCsv,
  lspci,
  lspciRecords,
  hwinfo,
  lshw,
  modinfo,
  osRelease,
  inxi,
  opengl,
  vulkan,
  clinfo,
  rocminfo,
  amdSmi,
  intelTools,
  hlSmi,
  syclLs,
  collectEnv,
  packages,
  packageRecords,
  stated,
  prose,
]

/** Most lines of a kernel log are of no use to any reader; one look tells. */
const OF_INTEREST =
  /NVRM|[nN][vV][iI][dD][iI][aA]|amdgpu|radeon|i915|\bxe\b|nouveau|[nN]ova|habana|vpu|amdxdna|drm|kfd|ompute|Gu?C|HuC|DMC|irmware|BIOS|[Bb]ios|Linux|ainted|ecure|ypervisor|DMI|Hardware name|paravirt|icrosoft|WSL|dkms|DKMS|X\.Org|^\([-I*]|^\||library=|pci |\.so\.|ROCm|release|ersion/

/** Command output longer than this is no output of the tools we read; logs go on for ever. */
const MOST_OUTPUT = 60_000

/**
 * What a paste says of one machine: any mix of command output, logs, issue forms and prose. Each fact carries the line that
 * proves it, and what nothing proves is absent. Never throws; time grows with the length of the text, and a line counts for
 * no more than its first 4,096 characters.
 */
export function parseEnvironment(text: string): Environment {
  const facts = collectFacts()
  const always = OF_LOGS.map((make) => make(facts))
  const unstamped = OF_OUTPUT.map((make) => make(facts))
  let output = 0
  let blank = false
  const read = (raw: string, number: number) => {
    if (blank && raw === '') return
    blank = raw === ''
    const line = readLine({ number, text: raw })
    const plain = !line.logged && output < MOST_OUTPUT
    if (plain) output += 1
    if (plain || OF_INTEREST.test(line.message)) for (const reader of always) reader(line)
    if (plain) for (const reader of unstamped) reader(line)
  }
  let last = 1
  eachLine(text, (raw, number) => {
    last = number
    read(raw, number)
  })
  // An empty line after the last lets every block come to its end.
  read('', last)
  return facts.environment()
}
