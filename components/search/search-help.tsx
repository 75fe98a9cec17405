const rows: [string, string][] = [
  ['Xid 79, 0x62, 1002:744c', 'codes, versions, PCI ids, parameters and package names, exactly as written'],
  ['"fallen off the bus"', 'the words side by side'],
  ['suspend -nouveau', 'without a word'],
  ['[nvidia] -[wayland]', 'with a tag and what is below it, without another'],
  ['user:ada', 'written by one person'],
  ['is:question is:answer is:page', 'one kind'],
  ['is:unanswered', 'questions that nobody could answer yet'],
  ['is:accepted', 'solved questions and the answers that solved them'],
  ['is:obsolete, include:obsolete', 'notes that hold no longer: alone, or among the others'],
  ['device:10de:2684', 'asked or answered on a machine with this device'],
  ['driver:nvidia driver:nvidia/580', 'on a machine with this driver, or with this branch of it'],
  ['rig:mine', 'on a machine like the one you chose in your settings'],
  ['score:>3', 'by votes; also >=, <, <= and ='],
]

/** All that the search box understands. */
export function SearchHelp() {
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      {rows.map(([example, meaning]) => (
        <div key={example} className="contents">
          <dt>
            <code className="rounded-md bg-sunken px-1.5 py-0.5">{example}</code>
          </dt>
          <dd className="text-ink-2 max-sm:mb-2">{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
