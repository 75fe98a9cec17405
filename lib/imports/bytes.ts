import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { SourceProblem } from './types'

/** A file on disk or an upload, read from the start as often as wanted. */
export type Bytes = { name: string; start: () => Promise<Buffer>; read: () => Readable }

const CHUNK = 65_536

export function uploadedBytes(name: string, content: Buffer): Bytes {
  function* chunks() {
    for (let from = 0; from < content.length; from += CHUNK) yield content.subarray(from, from + CHUNK)
  }
  return { name, start: async () => content.subarray(0, 8), read: () => Readable.from(chunks()) }
}

export function fileBytes(path: string): Bytes {
  const start = async () => {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }
  return {
    name: path.replace(/^.*\//, ''),
    start,
    read: () => createReadStream(path, { highWaterMark: CHUNK }),
  }
}

export type Packing = 'gzip' | 'zip' | 'none'

/** How a file is packed, by its first bytes, whatever it is called. */
export async function packingOf(bytes: Bytes): Promise<Packing> {
  const start = await bytes.start()
  if (start.length === 0) throw new SourceProblem('The file is empty.')
  const begins = (...codes: number[]) => codes.every((code, at) => start[at] === code)
  if (begins(0x1f, 0x8b)) return 'gzip'
  if (begins(0x50, 0x4b)) return 'zip'
  if (begins(0x42, 0x5a, 0x68))
    throw new SourceProblem('Files packed with bzip2 are not read. Unpack it first: bunzip2 dump.xml.bz2')
  if (begins(0x37, 0x7a) || begins(0xfd, 0x37) || begins(0x28, 0xb5, 0x2f, 0xfd))
    throw new SourceProblem('This way of packing is not read. Unpack the file first, or pack it with gzip.')
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff) || begins(0x3c, 0) || begins(0, 0x3c))
    throw new SourceProblem(
      'The file is written in UTF-16. Dumps are read in UTF-8: iconv -f UTF-16 -t UTF-8',
    )
  return 'none'
}

/** The text of a file piece by piece, unpacked; what is no UTF-8, cut off or larger than `most` bytes is refused. */
export async function* textOf(bytes: Bytes, packing: Packing, most = Number.POSITIVE_INFINITY) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let read = 0
  try {
    for await (const chunk of unpacked(bytes.read(), packing)) {
      if (!(chunk instanceof Uint8Array)) continue
      const text = decoder.decode(chunk, { stream: true })
      read += chunk.length
      if (read > most)
        throw new SourceProblem(
          `The file unpacks to more than ${most / 1024 / 1024} MiB. Use npm run import:wiki.`,
        )
      yield text
    }
    decoder.decode()
  } catch (error) {
    throw problemOf(error, read)
  }
}

function unpacked(stream: Readable, packing: Packing): Readable {
  return packing === 'gzip' ? pipeline(stream, createGunzip(), () => undefined) : stream
}

function problemOf(error: unknown, read: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'Z_BUF_ERROR') return new SourceProblem('The gzip file is cut off: its end is missing.')
  if (error.code === 'Z_DATA_ERROR')
    return new SourceProblem('The gzip file is damaged and cannot be unpacked.')
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new SourceProblem(
      `The file is not UTF-8: the bytes after ${read.toLocaleString('en-GB')} are no text.`,
    )
  return error
}
