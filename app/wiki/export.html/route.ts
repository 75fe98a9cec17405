import { printResponse } from '@/lib/exports/respond'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => printResponse(request)
