import type { DefaultTreeAdapterTypes } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

export function findForms(document: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return elements(document, 'form')
}

/** What the fields of a form hold before anybody types. */
export function fieldsOf(form: Element): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const field of elements(form, 'input')) {
    const [name, type] = [attribute(field, 'name'), attribute(field, 'type')]
    const chosen = type !== 'radio' && type !== 'checkbox' ? true : attribute(field, 'checked') !== undefined
    if (name && chosen) fields[name] = attribute(field, 'value') ?? ''
  }
  for (const field of elements(form, 'textarea')) {
    const name = attribute(field, 'name')
    if (name) fields[name] = textOf(field)
  }
  for (const field of elements(form, 'select')) {
    const options = elements(field, 'option')
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
    const name = attribute(field, 'name')
    if (name && chosen) fields[name] = attribute(chosen, 'value') ?? textOf(chosen)
  }
  return fields
}

function elements(node: DefaultTreeAdapterTypes.ParentNode, tag: string): Element[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return []
    return [...(child.tagName === tag ? [child] : []), ...elements(child, tag)]
  })
}

function textOf(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((own) => own.name === name)?.value
}
