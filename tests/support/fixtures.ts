import { test as base, type ConsoleMessage, expect } from '@playwright/test'

export { expect }

type Options = {
  /** Console errors that belong to the test, such as the 404 it provokes. */
  expectedErrors: RegExp[]
}

/** Playwright's test, which also fails on any error in the browser's console or an uncaught one in a page. */
export const test = base.extend<Options>({
  expectedErrors: [[], { option: true }],
  context: async ({ context, expectedErrors }, use) => {
    const errors: string[] = []
    context.on('console', (message) => {
      if (message.type() === 'error' && !isAnswerOfDocument(message)) errors.push(message.text())
    })
    context.on('weberror', (error) => errors.push(error.error().message))
    await use(context)
    expect(errors.filter((error) => !expectedErrors.some((pattern) => pattern.test(error)))).toEqual([])
  },
})

/** Chromium reports the page's own 404 or 410 as an error; its test looks at the status. */
function isAnswerOfDocument(message: ConsoleMessage): boolean {
  return (
    message.text().startsWith('Failed to load resource') && message.location().url === message.page()?.url()
  )
}
