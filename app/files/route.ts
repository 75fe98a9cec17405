import { attachFile } from '@/lib/attachments/commands'
import { uploadInput } from '@/lib/attachments/input'
import { postRoute } from '@/lib/http/post-route'
import { fail } from '@/lib/result'
import { routes } from '@/lib/routes'

/** Editors send pictures and logs here and put the answer into the text. */
export const POST = postRoute({
  gate: 'member',
  input: uploadInput,
  run: async (viewer, { alt }, file) =>
    file
      ? attachFile(viewer, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), alt })
      : fail('invalid', 'Choose a file first.', { fields: { file: 'Choose a file first.' } }),
  done: () => routes.home(),
})
