/** Data for search engines, which no browser runs. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which "<" cannot occur
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
