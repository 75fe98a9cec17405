import { pattern } from './names'
import { findByPatterns, type PatternGroup, reportMatches } from './patterns'
import type { Finder } from './types'

const dashed = pattern(
  String.raw`(?<![\w-])(?<uuid>(?:(?:GPU|MIG|MIG-GPU|CPU|VGPU|AIC|XCP)-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-z])`,
  'i',
)
/** Behind another word (luks-…, user-…) the number alone goes. */
const attached = pattern(
  String.raw`(?<![0-9a-f]|\.\d-)(?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f])`,
  'i',
)
const quick = /-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}/
/** /etc/machine-id, and the list of boots of journalctl. */
const alone = pattern(String.raw`^\s{0,6}(?:-?\d{1,4} )?(?<uuid>[0-9a-f]{32})(?=\s|$)`)
/** Nobody's: the empty one, and the variables of EFI that each boot log names. */
const publicUuids =
  /^(?:0{8}-0{4}-0{4}-0{4}-0{12}|8be4df61-93ca-11d2-aa0d-00e098032b8c|605dab50-e046-4300-abb6-3dd810dd8b23)$/i

const hex32 = '[0-9a-f]{32}'
const labelled: PatternGroup[] = [
  {
    words:
      'machine boot invocation cursor journal uuid guid node system cluster port gpu partuuid by-uuid by-partuuid luks',
    patterns: [
      pattern(
        String.raw`\b_?(?:machine|boot|invocation|cursor)[ _-]?id["']?\s{0,20}[:=]\s{0,20}["']?(?<uuid>${hex32})\b`,
        'i',
      ),
      pattern(`-- ?Boot (?<uuid>${hex32}) ?--`),
      pattern(String.raw`\/journal\/(?<uuid>${hex32})\b`),
      pattern(
        String.raw`\b(?:uuid|guid|node guid|system image guid|cluster uuid|port guid)["']?\s{0,60}[:=]\s{0,20}["'{]?(?<uuid>(?:GPU-)?(?:0x)?[0-9a-f]{16}(?:[0-9a-f]{16})?)(?![\w-])`,
        'i',
      ),
      pattern(
        String.raw`\buuid["']?\s{0,60}[:=]\s{0,20}["'{]?(?<uuid>[0-9A-Z]{4}-[0-9A-Z]{4,8}-[0-9A-Z]{2,12}(?:-[0-9A-Z]{2,12}){2,8})(?![\w-])`,
        'i',
      ),
      pattern(String.raw`(?<![\w-])(?<uuid>GPU-[0-9a-f]{16})(?![\w-])`),
      pattern(String.raw`\bPARTUUID="?(?<uuid>[0-9a-f]{8}-[0-9a-f]{2})\b`, 'i'),
      pattern(String.raw`\bUUID="?(?<uuid>[0-9A-F]{4}-[0-9A-F]{4}|[0-9A-F]{16})\b`),
      pattern(String.raw`\bby-(?:uuid|partuuid)\/(?<uuid>[0-9A-Fa-f]{4,16}(?:-[0-9A-Fa-f]{2,8})?)(?![\w-])`),
    ],
  },
  {
    words: 'uuid',
    patterns: [
      pattern(
        String.raw`(?<![\w-])(?<uuid>[A-Za-z0-9]{6}(?:-[A-Za-z0-9]{4}){5}-[A-Za-z0-9]{6})(?![\w-])(?<=uuid[^\n]{0,160})`,
        'i',
      ),
    ],
  },
]
const findLabelled = findByPatterns(labelled)

/** UUIDs of GPUs, disks, machines and boots. */
export const findUuids: Finder = (line, report, near) => {
  if (quick.test(line)) {
    reportMatches(dashed, line, (kind, start, end) => {
      if (!publicUuids.test(line.slice(start, end))) report(kind, start, end)
    })
    reportMatches(attached, line, (kind, start, end) => {
      if (!publicUuids.test(line.slice(start, end))) report(kind, start, end)
    })
  }
  if (alone.test(line)) reportMatches(alone, line, report)
  findLabelled(line, report, near)
}
