const MEGABYTE = 1024 * 1024

/** Of a picture, as it is sent. */
export const PICTURE_MAX = 8 * MEGABYTE
export const PIXELS_MAX = 40_000_000
/** The longest side of what is kept, in pixels. */
export const SIDE_MAX = 2_560
/** Of a log, unpacked: what is longer belongs to the triage page, which keeps nothing. */
export const LOG_KEPT_MAX = 2 * MEGABYTE
/** A log of fewer lines is put into the text instead of beside it. */
export const INLINE_LINES = 200
export const INLINE_CHARACTERS = 20_000

/** The request that carries a file, and the form of an editor with one in it. Above the limit of a file, so that what is a little too large gets its form back. */
export const UPLOAD_BODY_MAX = 2 * PICTURE_MAX
/** So long a file stays that no text shows. */
export const UNUSED_DAYS = 7

/** What the file field takes; the server looks at the content. */
export const FILES_ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif,image/avif,.txt,.log,.gz,text/plain'
