/** What a reader is told after saying whether a page solved it; the thanks page and the script say the same. */
export const thanks = {
  yes: 'Thank you. It helps the editors to see what works.',
  no: 'Thank you, and sorry that it did not.',
}

export const afterNo = {
  ask: 'Ask a question',
  needs: 'Say what is missing here',
}
