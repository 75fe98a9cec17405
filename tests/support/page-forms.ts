import type { APIRequestContext } from '@playwright/test'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/** A form with a server action, as a browser without script would send it. */
export type PageForm = { label: string; fields: Record<string, string> }

/** What somebody types into a form, or the file they choose. */
export type Typed = Record<string, string | { name: string; mimeType: string; buffer: Buffer }>

/** The forms of a page that post to a server action, with what they hold before anybody types. */
export async function actionForms(
  request: APIRequestContext,
  path: string,
  cookie: string,
): Promise<PageForm[]> {
  const answer = await request.get(path, { headers: { cookie }, maxRedirects: 0 })
  if (answer.status() !== 200) throw new Error(`${path} answered ${answer.status()}`)
  return elements(parse(await answer.text()), 'form')
    .map((form) => ({ label: attribute(form, 'aria-label') ?? '', fields: fieldsOf(form) }))
    .filter(({ fields }) => Object.keys(fields).some((name) => name.startsWith('$ACTION')))
}

/** Sends it as somebody, with what they typed. */
export function sendForm(
  request: APIRequestContext,
  path: string,
  { form, typed, cookie, origin }: { form: PageForm; typed: Typed; cookie: string; origin: string },
) {
  const multipart = { ...form.fields, ...typed }
  return request.post(path, { multipart, headers: { cookie, origin }, maxRedirects: 0 })
}

function fieldsOf(form: Element): Record<string, string> {
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

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((own) => own.name === name)?.value
}
