import { zipResponse } from '@/lib/exports/respond'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => zipResponse(request)
