import { fieldTexts, type Text } from './hunks'

/** A text as the fields of its editor hold it. The facts of an issue are not among them: they are taken or left whole. */
export function formValues(text: Text): Record<string, string> {
  const { issue: _, ...fields } = fieldTexts(text)
  return { ...fields, body: text.body }
}
