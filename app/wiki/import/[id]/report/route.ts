import { getViewer } from '@/lib/auth/viewer'
import { markdownResponse, plainRefusal } from '@/lib/http/markdown-response'
import { canImport } from '@/lib/imports/policy'
import { getImport } from '@/lib/imports/queries'
import { reportText } from '@/lib/imports/report-text'
import { readPostId } from '@/lib/posts/input'

/** What an import found, to be kept: as Markdown, or with `?format=json` as it is stored. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = readPostId((await params).id)
  const shown = canImport(await getViewer()) && id !== null ? await getImport(id) : null
  if (!shown) return plainRefusal(404)
  if (new URL(request.url).searchParams.get('format') === 'json')
    return Response.json(
      { source: shown.source, file: shown.file, state: shown.state, ...shown.findings },
      { headers: { 'cache-control': 'private, no-store' } },
    )
  return markdownResponse(reportText(shown.findings, shown))
}
