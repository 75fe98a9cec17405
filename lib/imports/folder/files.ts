import { lstat, opendir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_BYTES_MAX } from '../limits'

/** A file of a folder or an archive by its path there; `read` gives null for one that is too large. */
export type FolderFile = { path: string; size: number; read: () => Promise<Uint8Array | null> }

/** What was not even opened, and why. */
export type LeftOut = { path: string; why: string }

export type Folder = { name: string; files: FolderFile[]; leftOut: LeftOut[] }

/** Every file below a folder in the order of names. Links are not followed, hidden folders not entered. */
export async function readFolder(root: string): Promise<Folder> {
  const found: Folder = { name: root.replace(/\/+$/, '').replace(/^.*\//, ''), files: [], leftOut: [] }
  await walk(root, '', found)
  found.files.sort((one, other) => (one.path < other.path ? -1 : 1))
  return found
}

async function walk(root: string, below: string, found: Folder): Promise<void> {
  for await (const entry of await opendir(join(root, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.name.startsWith('.')) found.leftOut.push({ path, why: 'hidden files and folders' })
    else if (entry.isSymbolicLink()) found.leftOut.push({ path, why: 'links to other files' })
    else if (entry.isDirectory()) await walk(root, path, found)
    else if (entry.isFile()) {
      const { size } = await lstat(join(root, path))
      const read = async () => (size > FILE_BYTES_MAX ? null : readFile(join(root, path)))
      found.files.push({ path, size, read })
    }
  }
}
