type TocProps = { headings: { id: string; text: string; depth: number }[] }

/** At the side on wide screens; a short paragraph of links before the text on phones. */
export function Toc({ headings }: TocProps) {
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
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
