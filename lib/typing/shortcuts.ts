/** What the help lists; the keys themselves are those of the tools of the editor. */
export const editorShortcuts: { keys: string[]; name: string }[] = [
  { keys: ['Ctrl', 'B'], name: 'Bold' },
  { keys: ['Ctrl', 'I'], name: 'Italic' },
  { keys: ['Ctrl', 'E'], name: 'Code' },
  { keys: ['Ctrl', 'Shift', 'E'], name: 'Block of code' },
  { keys: ['Ctrl', 'Shift', 'L'], name: 'Log' },
  { keys: ['Ctrl', 'K'], name: 'Link' },
  { keys: ['Ctrl', 'Shift', 'K'], name: 'Link to a page of the wiki' },
  { keys: ['Ctrl', 'Shift', '7'], name: 'Numbered list' },
  { keys: ['Ctrl', 'Shift', '8'], name: 'List' },
  { keys: ['Ctrl', 'Shift', '9'], name: 'Quote' },
  { keys: ['Ctrl', ']'], name: 'Set lines in, with [ out' },
  { keys: ['Ctrl', 'Shift', 'V'], name: 'Paste as plain text' },
  { keys: ['Ctrl', 'Enter'], name: 'Save or post' },
]
