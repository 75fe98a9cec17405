import { siteOrigin } from '@/lib/env'
import { routes } from '@/lib/routes'

export const dynamic = 'force-dynamic'

/** Lets browsers search the site from their address bar. */
export function GET(): Response {
  const origin = siteOrigin()
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Nomodeset</ShortName>
<Description>Driver notes, questions and answers about Linux GPU drivers</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/x-icon">${origin}/favicon.ico</Image>
<Url type="text/html" method="get" template="${origin}${routes.search()}?q={searchTerms}"/>
</OpenSearchDescription>
`
  return new Response(body, {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
}
