import { sighting } from '@/lib/environments/readers/devices'
import { readDriverWords } from '@/lib/environments/readers/driver-words'
import { type Facts, weight } from '@/lib/environments/readers/facts'
import { modelWords, tidyName, vendorOf } from '@/lib/environments/readers/names'
import type { PastedLine } from '@/lib/environments/readers/pasted-line'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { readRenderer } from '@/lib/environments/readers/renderer'
import { readKernel, readSystem } from '@/lib/environments/readers/stated-system'
import { readStatedVersion } from '@/lib/environments/readers/stated-versions'

const GPU_KEY =
  /^(?:grafikkarte|carte graphique|tarjeta gráfica|placa de vídeo|scheda (?:video|grafica)|видеокарта|显卡|顯示卡|グラフィックボード|(?:(?:hardware|video|graphics|primary|main|my|nvidia|amd|intel|discrete|integrated|dedicated)[: ]\s*)*(?:[ide]?gpus?|gpu\(s\)|graphics(?: cards?| card\(s\)| device| adapter)?|video(?: cards?| adapter)?|vga|card|accelerators?)(?:\s?#?\[?\d{1,2}\]?)?(?:[ _](?:models?|name|type|used|info|hardware|product|details))*)$/
const OS_KEY =
  /^(?:betriebssystem|système d.exploitation|sistema operati(?:vo|onal)|операционная система|操作系统|系统|发行版)$|^(?:(?:host|guest|linux|server|client|your)[ _])?(?:os|operating systems?|distro|distribution|distro\/os|os\/distro|linux distribution|linux distro|platform|system)(?:[ _/,&]+(?:and |& )?(?:version|name|release|distro|distribution|kernel|info|details|os))*$/
const KERNEL_KEY = /kernel|^uname|noyau|内核|núcleo|ядро|カーネル|^linux$/
const NOT_KERNEL =
  /modul|param|driver|cmdline|command|log|config|image|oops|header|source|package|taint|option|built/
const DRIVER_KEY =
  /^(?:grafik|nvidia-?)?treiber(?:version)?$|^pilote|^controlador|^драйвер|驱动(?:版本|程序)?$|\bdrivers?(?:\/llvm)?(?:[ _-](?:version|versions|release|used|in use|info|and version))?$|^(?:nvidia|mesa|amdgpu)(?:[ _-](?:version|open gpu kernel modules version|kernel modules? version))?$/
/** neofetch draws a logo to the left of its list. */
const BESIDE_A_LOGO = /\s{2,}(OS|Kernel|GPU(?: \d)?|Host OS): (\S.*)$/

/** Facts somebody or some tool gives under a name: lists, tables, issue forms whose heading is the question. */
export const stated: ReaderMaker = (facts) => {
  let question = ''
  let before = ''
  return (line) => {
    const { bare, number } = line
    if (bare.startsWith('#') && /^#{1,6} \S/.test(bare)) {
      question = bare
        .replace(/^#+\s*/, '')
        .replace(/[*`:?]+$/g, '')
        .slice(0, 80)
        .toLowerCase()
    } else if (line.key !== '') {
      const key = plainKey(line.key)
      if (line.value === '') question = key
      // Below the version of the kernel module stands what it serves, not the toolkit.
      else if (before === 'nvrm version' && key === 'cuda version')
        facts.version('cuda_driver_api', line.value, number, weight.stated)
      else if (!readAnswer(key, line.value, number, facts, /\w {2,}:/.test(bare))) answerQuestion(line)
      before = key
      if (line.value !== '' && kindOf(key) !== 'other') question = ''
    } else if (bare !== '' && !bare.startsWith('```')) answerQuestion(line)
    const fetched = bare.includes('   ') ? BESIDE_A_LOGO.exec(bare.slice(0, 300)) : null
    if (fetched?.[1] && fetched[2]) readAnswer(fetched[1].toLowerCase(), fetched[2], number, facts)
  }

  function answerQuestion({ bare, number }: PastedLine) {
    if (question === '' || FORMER.test(bare)) return
    readAnswer(plainKey(question), bare, number, facts)
    question = ''
  }
}

function plainKey(key: string): string {
  return key.includes('(') ? key.replace(/\s*\([^)]*\)?\s*$/, '') : key
}

/** What somebody had before answers no question about the machine. */
const FORMER = /^[[(*]{0,3}(?:previous|former|old|before)\b/i

type Kind = 'gpu' | 'system' | 'kernel' | 'driver' | 'renderer' | 'other'

/** Output repeats its keys, and the patterns cost more than a look into a table. */
const kinds = new Map<string, Kind>()
const MOST_KEYS = 2_000

function kindOf(key: string): Kind {
  const known = kinds.get(key)
  if (known) return known
  const kind = findKind(key)
  if (kinds.size < MOST_KEYS) kinds.set(key, kind)
  return kind
}

function findKind(key: string): Kind {
  if (key === 'graphics processor') return 'renderer'
  if (GPU_KEY.test(key)) return 'gpu'
  if (OS_KEY.test(key)) return 'system'
  if (KERNEL_KEY.test(key) && !NOT_KERNEL.test(key)) return 'kernel'
  return DRIVER_KEY.test(key) && !key.startsWith('kernel driver') ? 'driver' : 'other'
}

/** Whether the key is one of ours. */
function readAnswer(key: string, value: string, line: number, facts: Facts, inColumns = false): boolean {
  const kind = kindOf(key)
  if (kind === 'renderer') readRenderer(value, line, facts)
  else if (kind === 'gpu') readGpus(key, value, line, facts)
  else if (kind === 'system') readSystem(key, value, line, facts)
  else if (kind === 'kernel') readKernel(value, line, facts)
  else if (kind === 'driver') readDriverWords(key, value, line, facts)
  else return readStatedVersion(key, value, line, facts, inColumns)
  return true
}

const PCI_ID = /\b((?:10de|1002|8086|1da3):[0-9a-f]{4})\b/i
const BETWEEN =
  /\s+(?:\+|&|and|und|et)\s+|\s*[,;]\s+(?=(?:NVIDIA|AMD|Intel|Radeon|GeForce|RTX|GTX|RX|Arc)\b)|\s*\/\s+(?=(?:NVIDIA|AMD|Intel)\b)/i
const NOT_A_MODEL = /Ryzen|EPYC|Xeon|Core\(TM\)|\bi[3579]-|^no\b|^none\b/i
const MODEL = /\d|iris|uhd|titan|vega|radeon graphics|arc graphics|\bxe\b/i

function readGpus(key: string, value: string, line: number, facts: Facts) {
  if (/^(?:Device|Card)(?:-?\d*| \w+): |\bdriver: /.test(value)) return
  for (const [index, part] of value.slice(0, 400).split(BETWEEN).entries()) {
    const id = PCI_ID.exec(part)?.[1]?.toLowerCase() ?? null
    const count = Number(/^(\d{1,2})\s?[x×]\s/i.exec(part)?.[1] ?? 1)
    const name = tidyModel(part)
    const known = vendorOf(`${key} ${name}`) !== null && MODEL.test(name) && modelWords(name).length > 0
    if (NOT_A_MODEL.test(name || part) || (!known && !id)) continue
    const slot = /\d+/.exec(key)?.[0] ?? String(index)
    const source = /\d/.test(key) ? 'stated, numbered' : 'stated'
    for (let copy = 0; copy < Math.min(Math.max(count, 1), 16); copy++) {
      facts.see(sighting(source, line, { slot: `${slot}.${copy}`, name: known ? name : null, pciId: id }))
    }
  }
  if (/driver|mesa/i.test(value)) readDriverWords('gpu', value, line, facts)
}

/** Drops counts, memory sizes, ids and remarks from a model as somebody wrote it. */
function tidyModel(part: string): string {
  const name = tidyName(part.replace(/^(?:GPU \d+: |\[[A-Za-z ]{3,12}\] |\d{1,2}\s?[x×]\s+)/i, ''))
    .replace(/\s*(?:,|;| - | with driver| driver\b| @ ).*$/i, '')
    .replace(
      /\s*[([](?:[^()[\]]*(?:[0-9a-f]{4}:[0-9a-f]{4}|\d\s?G[Bi]|driver|VRAM|discrete|integrated|rev |UUID)[^()[\]]*)[)\]]/gi,
      '',
    )
    .replace(/\s*\.\.\.$/, '')
  return tidyName(name)
}
