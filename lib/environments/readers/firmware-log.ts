import type { ReaderMaker } from '@/lib/environments/readers/reader'
import type { VersionName } from '@/lib/environments/types'

const PATTERNS: [string, VersionName, RegExp][] = [
  ['was found', 'guc', /GuC firmware .{4,80} but only .{0,60}\(v?(\d+\.\d+(?:\.\d+)?)\) was found/],
  ['was found', 'huc', /HuC firmware .{4,80} but only .{0,60}\(v?(\d+\.\d+(?:\.\d+)?)\) was found/],
  ['Bios version', 'vbios', /nouveau \S+ Bios version ([0-9a-f.]{6,20})/],
  ['GuC', 'guc', /GuC firmware \S*(?:\.bin)? ?(?:version|\(version|v)\s?(\d+\.\d+(?:\.\d+)?)/],
  ['GuC', 'guc', /GuC fw version (\d+\.\d+(?:\.\d+)?)/],
  ['GuC', 'guc', /Using GuC firmware from \S+ version (\d+\.\d+(?:\.\d+)?)/],
  ['HuC', 'huc', /HuC firmware (?:from )?\S*(?:\.bin)? ?(?:version|\(version|v)\s?(\d+\.\d+(?:\.\d+)?)/],
  ['HuC', 'huc', /HuC fw version (\d+\.\d+(?:\.\d+)?)/],
  ['DMC', 'dmc', /DMC firmware \S+\.bin \(v(\d+\.\d+(?:\.\d+)?)\)/],
  [
    'smu fw',
    'smu',
    /smu fw (?:if version = \S+, smu fw program = \d+, )?(?:program = \d+, )?version = 0x[0-9a-f]+ \((\d+\.\d+\.\d+)\)/,
  ],
  ['ATOM BIOS', 'vbios', /ATOM BIOS: (\S{4,40})/],
  ['bios: version', 'vbios', /nouveau \S+ bios: version ([0-9a-f.]{6,20})/],
  ['Firmware: intel/vpu', 'npu_firmware', /Firmware: \S+, version: (\S.{2,160})$/],
  ['GSP', 'gsp', /GSP [Ff]irmware [Vv]ersion:? (\d{3}\.[\d.]+\d)/],
]
// Older kernels put the numbers only into the file name.
const FILE = /(?:GuC|HuC) fw fetch i915\/\w+_(guc|huc)_(?:ver)?(\d+)_(\d+)/

/** Firmware that the kernel loaded, as its messages name it. */
export const firmwareLog: ReaderMaker =
  (facts) =>
  ({ message, number }) => {
    if (!/GuC|HuC|DMC|smu fw|BIOS|[Bb]ios|irmware/.test(message)) return
    for (const [word, name, pattern] of PATTERNS) {
      if (!message.includes(word)) continue
      const version = pattern.exec(message)?.[1]
      if (version) facts.version(name, version, number)
    }
    const file = message.includes(' fw fetch ') ? FILE.exec(message) : null
    if (file?.[2] && file[3]) {
      facts.version(file[1] === 'guc' ? 'guc' : 'huc', `${Number(file[2])}.${Number(file[3])}`, number, 5)
    }
  }
