import { type Facts, weight } from '@/lib/environments/readers/facts'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { VersionName } from '@/lib/environments/types'

const LINES: [string, VersionName, RegExp][] = [
  ['Cuda compilation', 'cuda', /^Cuda compilation tools, release [\d.]+, V(\d+\.\d+\.\d+)/],
  ['HIP version', 'hip', /^HIP version\s*: (\d+\.\d+\.[\w.-]+)/],
  ['ROCm version', 'rocm', /ROCm version:\s*(\d+\.\d+(?:\.\d+)?)/],
  ['Docker version', 'docker', /^Docker version (\d+\.\d+\.\d+)/],
  ['ollama version', 'ollama', /^ollama version (?:is )?(\d+\.\d+\.\d+)/],
  ['(version ', 'ollama', /Listening on \S+ \(version (\d+\.\d+\.\d+)\)/],
  ['DPC++', 'oneapi', /^Intel\(R\) oneAPI DPC\+\+\/C\+\+ Compiler (20\d\d\.\d+\.\d+)/],
  ['gcc ', 'gcc', /(?:^|\()gcc \([^)]*\) (\d+\.\d+\.\d+)/],
  ['/oneapi/', 'oneapi', /\/opt\/intel\/oneapi\/(?:compiler\/|dpcpp\/)?(20\d\d\.\d+(?:\.\d+)?)(?![\w.])/],
  ['/opt/rocm-', 'rocm', /\/opt\/rocm-(\d+\.\d+\.\d+)(?![\w.])/],
]
// ROCm's own build tree stands in its error messages.
const ROCM_TREE = /compute-rocm-rel-(\d+\.\d+(?:\.\d+)?)/

const ANY = /compilation|[vV]ersion|DPC|^gcc |\/opt\/rocm-|\/oneapi\//

/** Compilers and services that print their own version. */
export const toolkits: ReaderMaker = (facts) => {
  let docker = false
  return ({ bare, message, number, key, value }) => {
    if (bare.length < 6) return
    for (const [word, name, pattern] of ANY.test(message) ? LINES : []) {
      const version = message.includes(word) ? pattern.exec(message)?.[1] : undefined
      if (version) facts.version(name, version, number)
    }
    if (key === 'client' || key === 'server') docker = value.startsWith('Docker')
    else if (docker && key === 'version') noteDocker(value, number, facts)
    const tree = message.includes('compute-rocm-rel-') ? ROCM_TREE.exec(message)?.[1] : undefined
    if (tree) facts.version('rocm', tree, number, weight.prose)
  }
}

function noteDocker(version: string, line: number, facts: Facts) {
  if (/^\d+\.\d+\.\d+/.test(version)) facts.version('docker', version, line)
}
