export type FileType = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'svg' | 'picture' | 'archive' | 'text'

/** What a file is by its first bytes, never by its name; `text` is only a guess that whoever decodes it has to prove. */
export function sniff(bytes: Uint8Array): FileType {
  const at = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  const head = at(0, 16)
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  if (head.startsWith('RIFF') && at(8, 12) === 'WEBP') return 'webp'
  if (at(4, 8) === 'ftyp') return /avi[fs]/.test(at(8, 64)) ? 'avif' : 'picture'
  if (starts(head, otherPictures)) return 'picture'
  if (starts(head, archives)) return 'archive'
  return looksLikeSvg(at(0, 1_024)) ? 'svg' : 'text'
}

const otherPictures = ['BM', 'II*\0', 'MM\0*', '\0\0\x01\0', '8BPS', '\xff\x0a', '\0\0\0\x0cJX']
const archives = [
  'PK\x03\x04',
  '%PDF',
  '\x7fELF',
  '7z\xbc\xaf',
  'Rar!',
  'BZh',
  '\xfd7zXZ',
  '\x28\xb5\x2f\xfd',
]

const starts = (head: string, signs: string[]) => signs.some((sign) => head.startsWith(sign))

/** Its declarations, comments and white space apart, the text begins with the element. */
function looksLikeSvg(text: string): boolean {
  const start = text.replace(/^\xef\xbb\xbf/, '').trimStart()
  return start.startsWith('<') && /<svg[\s/>]/i.test(start)
}
