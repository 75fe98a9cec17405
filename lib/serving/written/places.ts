/** Where a written page goes into its frame: what the frame holds there instead. */
export const contentPlace = '<!--written-->'
/** The name of the `<meta>` in whose place the page's own head goes. */
export const headPlace = 'written-head'
