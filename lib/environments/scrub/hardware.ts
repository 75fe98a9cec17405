import { pattern } from './names'
import type { PatternGroup } from './patterns'

/** What firmware says where nobody wrote a number. */
const blank = String.raw`(?!["'[<(]{0,2}(?:n\/?a\b|none\b|null\b|unknown\b|not[ _](?:specified|available|present|applicable|provided|supported)|to be filled|default string|no asset|system serial|chassis serial|base board serial|board serial|asset[ _-]?tag|asset-1234567890|invalid|filter|superuser|root required|empty|(?:0+|\.+|-+|\*+|x+)(?:\W|$)|0123456789\b|8250\/|uart|true\b|false\b|\d{1,2}\s*$))`
const separator = String.raw`["']?\s{0,60}[:=]\s{0,40}["'[]?`
const numbered = String.raw`(?=[^\s,;"'\]]{0,80}\d)[./]?[A-Za-z0-9][\w./:+-]{2,79}[A-Za-z0-9=]`
const serial = `${blank}(?<serial>${numbered})`
const asset = String.raw`${blank}(?<asset>[A-Za-z0-9][^\n"'\t,]{0,62}[A-Za-z0-9]|[A-Za-z0-9])`

const label = String.raw`(?:serial(?:[ _-]?(?:number|num|no\.?|id|short|nr\.?))?|serial ?#|s\/n|(?<![\w-])sn|wwn|lu wwn device id|unique[ _]?id|gpu pdi|fru[ _]id|service[ _-]?tag|express service code|product id|asic[ _]serial|product[ _]serial|chip[ _]?id serial|iserial|serialno)`

/** Serial numbers and asset tags, by their labels. */
export const hardwarePatterns: PatternGroup[] = [
  {
    words:
      'serial iserial s/n sn unique uniqueid wwn lu pdi gpu fru service product asic express chip id_serial id_wwn',
    patterns: [
      // A label of its own line: the rest of the line is the value, spaces included.
      pattern(
        String.raw`^[\s>|#*-]{0,24}(?:[\w ]{1,24} )?serial number\s{0,40}[:=]\s{0,20}${blank}(?<serial>(?!["'])[A-Za-z0-9][^\n"'{},;|]{0,62}[A-Za-z0-9]|[A-Za-z0-9]{3,64})\s{0,40}$`,
        'i',
      ),
      pattern(
        `(?<![A-Za-z])(?:[a-z]{2,16}[ _-])?${label}(?:[ _](?:number|short))?${separator}${serial}`,
        'i',
      ),
      pattern(String.raw`\bunique[ _]id (?<serial>0x[0-9a-f]{12,16})\b`, 'i'),
      pattern(String.raw`\bserial ?#?\s{0,4}:\s{0,4}(?<serial>\d{3,20})(?![\w/])`, 'i'),
      pattern(String.raw`\bs\/n\s{1,4}${serial}`, 'i'),
      pattern(String.raw`\biSerial\s{1,20}\d{1,3}\s${serial}`),
      pattern(
        String.raw`\b(?:ID_|)(?:SERIAL|WWN|SERIAL_SHORT|WWN_WITH_EXTENSION)=(?<serial>[^\s"',]{3,120})`,
      ),
      pattern(String.raw`\bserial ?(?:number|no\.?)\s(?:is\s|of\s)?${serial}(?![\w/])`, 'i'),
      pattern(String.raw`\bproduct id:\s{1,40}(?<serial>\d{5}-\w{5}-\w{5}-\w{5})`, 'i'),
      pattern(String.raw`\bLU WWN Device Id:\s{0,8}(?<serial>[0-9a-f](?: [0-9a-f]{6,9}){2})`, 'i'),
      pattern(String.raw`\bSerial\s{1,8}: (?<serial>[0-9a-f]{16})\b`),
    ],
  },
  {
    words: 'serial asset uuid',
    signs: ['</'],
    patterns: [
      pattern(String.raw`<(?:\w{1,20}_)?serial(?:_number|_num|_no)?>${blank}(?<serial>[^<>\s]{3,80})</`, 'i'),
      pattern(String.raw`<(?:\w{1,20}_)?asset_?tag>${blank}(?<asset>[^<>]{2,80})</`, 'i'),
    ],
  },
  {
    words: 'by-id eui naa t10 nvme wwn-',
    patterns: [
      pattern(
        String.raw`by-id\/(?:ata|nvme|usb|scsi|virtio|mmc|google)-[^\s_]{1,60}(?:_[^\s_]{1,40}){0,8}_(?<serial>(?=[A-Za-z]*\d)[A-Za-z0-9]{6,40}?)(?=-part\d|-\d:\d|_\d\b|\s|$|["':,)])`,
      ),
      pattern(String.raw`\b(?:eui|naa|t10)\.(?<serial>[0-9a-f]{12,32})\b`, 'i'),
      pattern(String.raw`\bwwn-0x(?<serial>[0-9a-f]{12,32})\b`, 'i'),
      pattern(
        String.raw`^\s{0,4}\/dev\/nvme\d{1,3}n\d{1,3}\s{1,12}(?:\/dev\/ng\d{1,3}n\d{1,3}\s{1,12})?(?<serial>(?=[A-Z_-]*\d)[A-Z0-9_-]{8,20})\s`,
      ),
    ],
  },
  {
    words: 'asset',
    patterns: [pattern(String.raw`\basset[ _-]?(?:tag|number|no\.?|id)${separator}${asset}`, 'i')],
  },
]
