import type { Edit, Field } from '@/lib/typing/edit'
import { codeBlock, indentLines, link, markLines, table, wrap } from '@/lib/typing/marks'

export type Tool = {
  label: string
  /** What stands on the button. */
  sign: string
  edit: (field: Field) => Edit
  /** With Ctrl, or Cmd on a Mac. */
  key?: { code: string; shift?: boolean; name: string }
}

const around = (before: string, after: string, sample: string) => (field: Field) =>
  wrap(field, { before, after, sample })

export const tools: Tool[] = [
  { label: 'Heading', sign: 'H', edit: (field) => markLines(field, 'heading') },
  { label: 'Bold', sign: 'B', edit: around('**', '**', 'bold'), key: { code: 'KeyB', name: 'B' } },
  { label: 'Italic', sign: 'I', edit: around('*', '*', 'italic'), key: { code: 'KeyI', name: 'I' } },
  { label: 'Code', sign: '</>', edit: around('`', '`', 'code'), key: { code: 'KeyE', name: 'E' } },
  {
    label: 'Block of code',
    sign: '```',
    edit: (field) => codeBlock(field, ''),
    key: { code: 'KeyE', shift: true, name: 'E' },
  },
  {
    label: 'Log',
    sign: 'Log',
    edit: (field) => codeBlock(field, 'log'),
    key: { code: 'KeyL', shift: true, name: 'L' },
  },
  { label: 'Link', sign: 'Link', edit: link, key: { code: 'KeyK', name: 'K' } },
  {
    label: 'Link to a page of the wiki',
    sign: '[[ ]]',
    edit: around('[[', ']]', 'vendor/page'),
    key: { code: 'KeyK', shift: true, name: 'K' },
  },
  {
    label: 'List',
    sign: '•',
    edit: (field) => markLines(field, 'list'),
    key: { code: 'Digit8', shift: true, name: '8' },
  },
  {
    label: 'Numbered list',
    sign: '1.',
    edit: (field) => markLines(field, 'numbers'),
    key: { code: 'Digit7', shift: true, name: '7' },
  },
  {
    label: 'Quote',
    sign: '“ ”',
    edit: (field) => markLines(field, 'quote'),
    key: { code: 'Digit9', shift: true, name: '9' },
  },
  { label: 'Table', sign: '▦', edit: (field) => table(field, 3, 2) },
  {
    label: 'For some machines only',
    sign: ':::',
    edit: around('\n:::applies kernel>=6.8\n', '\n:::\n', 'what holds for them'),
  },
]

const indentIn = { code: 'BracketRight', name: ']', edit: (field: Field) => indentLines(field, 'in') }
const indentOut = { code: 'BracketLeft', name: '[', edit: (field: Field) => indentLines(field, 'out') }

/** The edit of a pressed key, or null. */
export function editOfKey({ code, shiftKey, altKey }: KeyboardEvent): Tool['edit'] | null {
  if (altKey) return null
  const tool = tools.find(({ key }) => key?.code === code && (key.shift ?? false) === shiftKey)
  if (tool) return tool.edit
  return shiftKey ? null : ([indentIn, indentOut].find((indent) => indent.code === code)?.edit ?? null)
}
