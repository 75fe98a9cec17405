/** A status that Next's pages cannot send by themselves; the server in front reads it, see lib/serving/respond.ts. */
export function PageStatus({ code }: { code: 400 | 403 | 404 | 409 | 410 | 423 | 429 }) {
  return <meta name="page-status" content={String(code)} />
}
