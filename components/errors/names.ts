import type { Signature } from '@/lib/signatures/types'

/** The catalogue's title without the code that stands before it: "GPU has fallen off the bus". */
export function titleWithoutCode({ title, code }: Pick<Signature, 'title' | 'code'>): string {
  const [head = '', ...rest] = title.split(': ')
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return rest.length > 0 && code !== null && plain(head) === plain(code) ? rest.join(': ') : title
}

/** The code as drivers print it: `Xid 79`. */
export function codeOf({ title, code }: Pick<Signature, 'title' | 'code'>): string | null {
  if (code === null) return null
  const [head = ''] = title.split(': ')
  return head.toLowerCase().replaceAll(' ', '-') === code.toLowerCase() ? head : code
}
