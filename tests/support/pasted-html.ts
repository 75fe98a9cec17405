import type { ElementContent, Root } from 'hast'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

const names = new Map([
  ['colspan', 'colSpan'],
  ['rowspan', 'rowSpan'],
  ['aria-hidden', 'ariaHidden'],
])

/** HTML as the browser hands it to the rules of pasting: parsed, nothing run. */
export function pastedHtml(html: string): Root {
  return {
    type: 'root',
    children: parse(html)
      .childNodes.flatMap(convert)
      .filter((node) => node.type !== 'comment'),
  }
}

function convert(node: DefaultTreeAdapterTypes.ChildNode): ElementContent[] {
  if ('value' in node) return [{ type: 'text', value: node.value }]
  if ('data' in node) return [{ type: 'comment', value: node.data }]
  if (!('tagName' in node)) return []
  const properties: Record<string, string | string[] | boolean> = {}
  for (const { name, value } of node.attrs) {
    if (name === 'class') properties.className = value.split(/\s+/)
    else properties[names.get(name) ?? name] = name === 'checked' ? true : value
  }
  return [{ type: 'element', tagName: node.tagName, properties, children: node.childNodes.flatMap(convert) }]
}
