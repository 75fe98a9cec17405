const MEGABYTE = 1024 * 1024

/** Of a log: as it is sent, and unpacked. */
export const LOG_MAX = 10 * MEGABYTE

/** A log in the text box, another as a file, and what a form adds to them. */
export const TRIAGE_BODY_MAX = 2 * LOG_MAX + MEGABYTE

/** A refused text up to here is shown again; a longer one is still in the browser, one step back. */
export const TYPED_MAX = MEGABYTE
