import { dataResponse } from '@/lib/compatibility/export'

export function GET(request: Request): Response {
  return (
    dataResponse('json', new URL(request.url)) ?? new Response('There is no such filter.', { status: 400 })
  )
}
