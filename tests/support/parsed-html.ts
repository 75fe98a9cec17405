import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

export type ParsedElement = { name: string; attributes: Record<string, string>; text: string }

/** Every element of the HTML as a browser would build it, templates included. */
export function parsedElements(html: string): ParsedElement[] {
  return elementsIn(parseFragment(html))
}

function elementsIn(node: DefaultTreeAdapterTypes.ParentNode): ParsedElement[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return []
    const attributes = Object.fromEntries(child.attrs.map(({ name, value }) => [name, value]))
    const own = { name: child.tagName, attributes, text: textOf(child) }
    return [own, ...elementsIn(child), ...('content' in child ? elementsIn(child.content) : [])]
  })
}

function textOf(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textOf(child) : ''))
    .join('')
}
