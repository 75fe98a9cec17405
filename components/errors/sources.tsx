const ADDRESS = /https?:\/\/[^\s()<>"',;]+/
const GITHUB_ISSUE = /^([\w.-]+\/[\w.-]+)#(\d+)$/

/** Where the catalogue has it from: addresses and issues become links, files of a kernel stay as they are written. */
export function Sources({ sources }: { sources: string[] }) {
  return (
    <ul className="grid gap-1 text-sm text-ink-2">
      {sources.map((source) => (
        <li key={source} className="wrap-anywhere">
          <Source text={source} />
        </li>
      ))}
    </ul>
  )
}

function Source({ text }: { text: string }) {
  const issue = GITHUB_ISSUE.exec(text)
  if (issue) return <a href={`https://github.com/${issue[1]}/issues/${issue[2]}`}>{text}</a>
  const found = ADDRESS.exec(text)
  if (!found) return <>{text}</>
  const [address] = found
  return (
    <>
      {text.slice(0, found.index)}
      <a href={address}>{address}</a>
      {text.slice(found.index + address.length)}
    </>
  )
}
