import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { FILE_BYTES_MAX, ZIP_BYTES_MAX, ZIP_ENTRIES_MAX, ZIP_RATIO_MAX } from '../limits'
import { SourceProblem } from '../types'
import type { Folder } from './files'

/** An archive is refused for its ratio only above this size: a small file of blanks harms nobody. */
const RATIO_FROM = 16 * 1024 * 1024
const CHUNK = 65_536

/**
 * The Markdown of an archive. Sizes are counted as they come out, because what an archive says of itself may be wrong; names
 * that would lead out of a folder are left out, though nothing is ever written to one.
 */
export function readZip(name: string, archive: Uint8Array): Folder {
  const folder: Folder = { name: name.replace(/\.zip$/i, ''), files: [], leftOut: [] }
  const state = { folder, entries: 0, bytes: 0, open: 0, archive: archive.length }
  const unzip = new Unzip((file) => takeEntry(file, state))
  unzip.register(UnzipInflate)
  try {
    for (let from = 0; from < archive.length; from += CHUNK)
      unzip.push(archive.subarray(from, from + CHUNK), from + CHUNK >= archive.length)
  } catch (error) {
    if (error instanceof SourceProblem) throw error
    throw new SourceProblem('The archive is damaged and cannot be unpacked.')
  }
  if (state.open > 0 || !hasEnd(archive))
    throw new SourceProblem('The archive is cut off: its end is missing.')
  folder.files.sort((one, other) => (one.path < other.path ? -1 : 1))
  return folder
}

type State = { folder: Folder; entries: number; bytes: number; open: number; archive: number }

function takeEntry(file: UnzipFile, state: State): void {
  const path = file.name.replaceAll('\\', '/')
  state.entries += 1
  if (state.entries > ZIP_ENTRIES_MAX)
    throw new SourceProblem(`The archive has more than ${ZIP_ENTRIES_MAX.toLocaleString('en-GB')} entries.`)
  if (path.endsWith('/')) return
  const why = refusalOf(path, file.compression)
  if (why === null) takeFile(file, path, state)
  else state.folder.leftOut.push({ path: path.slice(0, 200), why })
}

function refusalOf(path: string, compression: number): string | null {
  if (/^\/|^[a-zA-Z]:|\0|(?:^|\/)\.\.(?:\/|$)/.test(path)) return 'paths that lead out of the archive'
  if (/(?:^|\/)(?:\.|__MACOSX\/)/.test(path)) return 'hidden files and folders'
  return compression === 0 || compression === 8 ? null : 'files packed in a way that is not read'
}

function takeFile(file: UnzipFile, path: string, state: State): void {
  const isKept = /\.(?:md|markdown|json)$/i.test(path)
  const chunks: Uint8Array[] = []
  let size = 0
  state.open += 1
  file.ondata = (error, chunk, isLast) => {
    // What was thrown here comes back through the unpacker once more.
    if (error instanceof SourceProblem) throw error
    if (error) throw new SourceProblem(`The archive is damaged at ${path.slice(0, 200)}.`)
    size += chunk.length
    state.bytes += chunk.length
    refuseBomb(state)
    if (isKept && size <= FILE_BYTES_MAX) chunks.push(chunk)
    if (!isLast) return
    state.open -= 1
    const read = async () => (size > FILE_BYTES_MAX || !isKept ? null : Buffer.concat(chunks))
    state.folder.files.push({ path, size, read })
  }
  file.start()
}

function refuseBomb({ bytes, archive }: State): void {
  if (bytes > ZIP_BYTES_MAX)
    throw new SourceProblem(`The archive unpacks to more than ${ZIP_BYTES_MAX / 1024 / 1024} MiB.`)
  if (bytes > RATIO_FROM && bytes / archive > ZIP_RATIO_MAX)
    throw new SourceProblem(`The archive unpacks to more than ${ZIP_RATIO_MAX} times its size.`)
}

/** Whether the directory that ends every archive is there. */
function hasEnd(archive: Uint8Array): boolean {
  return Buffer.from(archive.subarray(-65_600)).includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
}
