import 'server-only'
import { type Bytes, packingOf } from './bytes'
import { type Folder, readFolder } from './folder/files'
import { type FolderFacts, folderSource } from './folder/source'
import { readZip } from './folder/zip'
import type { ImportOptions } from './input'
import { listAttachmentHashes, listVendorNames } from './known'
import { mediawikiSource } from './mediawiki/source'
import { type Source, SourceProblem } from './types'

/** A dump or an archive, by its first bytes. `most` bounds what it may unpack to. */
export async function openFile(bytes: Bytes, options: ImportOptions, most?: number): Promise<Source> {
  const packing = await packingOf(bytes)
  if (packing === 'zip') return openedFolder(readZip(bytes.name, await whole(bytes)), options)
  return mediawikiSource({ bytes, packing, most }, options)
}

export async function openFolder(path: string, options: ImportOptions): Promise<Source> {
  return openedFolder(await readFolder(path), options)
}

async function openedFolder(folder: Folder, options: ImportOptions): Promise<Source> {
  const facts: FolderFacts = { vendors: await listVendorNames(), attachments: listAttachmentHashes }
  return folderSource(folder, options, facts)
}

/** An archive is read in one piece: its files stand in no order. */
const ARCHIVE_MAX = 512 * 1024 * 1024

async function whole(bytes: Bytes): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes.read()) {
    if (!(chunk instanceof Uint8Array)) continue
    size += chunk.length
    if (size > ARCHIVE_MAX)
      throw new SourceProblem('The archive is larger than 512 MiB. Unpack it and import the folder.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
