import type { APIRequestContext } from '@playwright/test'
import { parse } from 'parse5'
import { attribute, fieldsOf, findForms } from './form-fields'

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
  return findForms(parse(await answer.text()))
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
