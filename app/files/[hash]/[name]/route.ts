import { answerFile } from '@/lib/attachments/answer'

/** A picture or a log, for everybody or for those who may see the post it belongs to. */
export async function GET(request: Request, { params }: { params: Promise<{ hash: string; name: string }> }) {
  return answerFile(request, await params)
}
