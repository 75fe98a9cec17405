/** What stands in the way of a form. In a tab of their own, so that this one keeps what was typed. */
export function RefusalLinks({ links = [] }: { links?: { href: string; text: string }[] }) {
  if (links.length === 0) return null
  return (
    <ul className="mt-1 grid gap-1">
      {links.map(({ href, text }) => (
        <li key={href}>
          <a href={href} target="_blank" rel="noopener">
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}
