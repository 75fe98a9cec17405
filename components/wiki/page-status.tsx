/** Tells the server in front which status this page has, because Next knows only 200, 404 and redirects. */
export function PageStatus({ code }: { code: 404 | 409 | 410 }) {
  return (
    <>
      <meta name="page-status" content={String(code)} />
      {code !== 409 && <meta name="robots" content="noindex" />}
    </>
  )
}
