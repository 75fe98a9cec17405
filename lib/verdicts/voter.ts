import { createHmac } from 'node:crypto'

type Reader = {
  /** The network as limits count it. */
  address: string
  /** ISO day. */
  day: string
  pageId: number
}

/**
 * Stands for a reader without account on one page for one day. Nothing leads from it back to the address without the
 * secret, and tomorrow's is another.
 */
export function readerKey({ address, day, pageId }: Reader, secret: string): string {
  return `reader:${createHmac('sha256', secret).update(`verdict\n${day}\n${pageId}\n${address}`).digest('base64url')}`
}

/** What the limit of a reader is counted under; no address is kept for it either. */
export function limitKey({ address, day }: Omit<Reader, 'pageId'>, secret: string): string {
  return `verdict:${createHmac('sha256', secret).update(`limit\n${day}\n${address}`).digest('base64url')}`
}
