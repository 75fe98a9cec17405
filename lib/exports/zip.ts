import { Zip, ZipDeflate } from 'fflate'

export type Entry = { path: string; content: Uint8Array }

/** One moment for all files: an archive of the same pages is the same bytes, whenever and wherever it is made. */
const moment = new Date(1980, 0, 1)

/** An archive as it is written; holds one file in memory, and the list of names. */
export async function* zipOf(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for await (const { path, content } of entries) {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = moment
    zip.add(file)
    file.push(content, true)
    yield* chunks.splice(0)
  }
  zip.end()
  yield* chunks.splice(0)
}
