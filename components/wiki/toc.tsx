type TocProps = {
  headings: { id: string; text: string; depth: number }[]
  /** What the renderer put before every id of this post, when `headings` do not carry it. */
  idPrefix?: string
}

/** At the side on wide screens; a short paragraph of links before the text on phones. */
export function Toc({ headings, idPrefix = '' }: TocProps) {
  const shown = headings.filter(({ depth }) => depth <= 3)
  if (shown.length < 3) return null
  return (
    <nav className="toc" aria-labelledby="toc-title">
      <h2 id="toc-title" className="mb-1">
        Contents
      </h2>
      <ol>
        {shown.map(({ id, text, depth }) => (
          <li key={id} className={depth === 3 ? 'toc-3' : undefined}>
            <a href={`#${idPrefix}${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
