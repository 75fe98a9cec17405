import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { pciIdOf, tidyName, vendorOf } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'

const GGML =
  /^(?:llama_\w+: )?(?:Device|ggml_vulkan:) (\d+)(?::| =) (\S.*?)(?:, (?:compute capability (\d+\.\d+)|gfx\w+)|, VMM| \([^)]*\) \|| \|)/
const LISTED = /^(?:SYCL|CUDA|Vulkan|ROCm|HIP)(\d+): (\S.*?) \(/
const RUNNING = /^(?:running on|using|selected|sycl)(?: sycl| opencl| vulkan)? (?:device|gpu)(?: \d+)?$/
const CAPABILITY = /\bCompute Capability(?: detected)?:? (\d{1,2}\.\d)\b/
const INTEL = /(?<![\w/])(Intel\(R\) (?:[A-Z][\w()]{1,14} ){0,4}Graphics) \[0x([0-9a-f]{4})\]/gi
const OLLAMA = /\blibrary=(?:CUDA|cuda|ROCm|rocm|oneapi|Vulkan)\b/

/** Devices as llama.cpp, Ollama and small SYCL or OpenCL programs list them. */
export const applications: ReaderMaker = (facts) => (line) => {
  const { bare, number, key, value } = line
  const capability = bare.includes('ompute Capability') ? CAPABILITY.exec(bare)?.[1] : undefined
  if (capability) facts.version('compute_capability', capability, number)
  if (bare.includes(' [0x')) readIntelNames(bare, number, facts)
  if (bare.includes('library=') && OLLAMA.test(bare)) return readOllama(bare, number, facts)
  const listed = /^(?:Device|ggml_vulkan|llama_|SYCL|CUDA|Vulkan|ROCm|HIP)/.test(bare)
    ? (GGML.exec(bare) ?? LISTED.exec(bare))
    : null
  if (listed?.[2] && vendorOf(listed[2])) {
    const name = tidyName(listed[2])
    facts.see(sighting('application', number, { slot: listed[1] ?? null, name }))
    if (listed[3]) facts.version('compute_capability', listed[3], number)
    if (/\((?:radv|Intel open-source Mesa driver|NVK)\b/.test(bare)) facts.driver('mesa', number)
  }
  if (RUNNING.test(key) && vendorOf(value) && !/CPU|Ryzen|Xeon|Core/.test(value)) {
    facts.see(sighting('application', number, { name: tidyName(value), slot: tidyName(value) }))
  }
}

/** Intel's runtimes put the id behind each name, whichever program prints it. */
function readIntelNames(text: string, line: number, facts: Facts) {
  for (const [, name, id] of text.slice(0, 1_000).matchAll(INTEL)) {
    const pciId = pciIdOf('8086', id ?? '')
    facts.see(sighting('intel name', line, { name: tidyName(`${name} [0x${id}]`), pciId, slot: pciId }))
  }
}

function readOllama(text: string, line: number, facts: Facts) {
  const field = (name: string) => new RegExp(`\\b${name}=(?:"([^"]{1,120})"|(\\S{1,120}))`).exec(text)
  const found = field('description') ?? field('name')
  const name = found?.[1] ?? found?.[2]
  const id = name && /^[0-9a-f]{4}:[0-9a-f]{4}$/.test(name) ? name : null
  if (id) facts.see(sighting('ollama', line, { pciId: id, slot: field('id')?.[2] ?? String(line) }))
  else if (name && vendorOf(name) && !/^(?:CUDA|ROCm|Vulkan)\d/.test(name)) {
    facts.see(sighting('ollama', line, { name: tidyName(name), slot: field('id')?.[2] ?? String(line) }))
  }
  const rocm = /library=rocm/i.test(text) ? field('driver')?.[2] : undefined
  if (rocm && /^[1-9]\d?\.\d+/.test(rocm)) facts.driver('amdgpu', line, { version: rocm })
  const cuda = /library=cuda/i.test(text)
  const compute = field('compute')?.[2]
  if (cuda && compute && /^\d+\.\d$/.test(compute)) facts.version('compute_capability', compute, line)
  const driver = field('driver')?.[2]
  // For CUDA this is the API the driver serves, not the driver's release.
  if (cuda && driver && /^\d+\.\d$/.test(driver)) facts.version('cuda_driver_api', driver, line)
}
