const MEGABYTE = 1024 * 1024

/** Of a file sent from the browser; larger ones are read by `npm run import:wiki`. */
export const UPLOAD_MAX = 32 * MEGABYTE
/** The file and what a form adds to it. */
export const UPLOAD_BODY_MAX = UPLOAD_MAX + MEGABYTE
/** What an upload may unpack to. */
export const UNPACKED_MAX = 1024 * MEGABYTE

/** Characters of one page. A longer text is left out and told, never cut. */
export const PAGE_TEXT_MAX = 262_144
/** Of one page; the oldest beyond are left out and told. */
export const REVISIONS_MAX = 2_000
export const REVISION_BYTES_MAX = 32 * MEGABYTE

export const ZIP_ENTRIES_MAX = 20_000
export const ZIP_BYTES_MAX = 256 * MEGABYTE
/** An archive that unpacks to more than this many times its size holds nothing but repetition. */
export const ZIP_RATIO_MAX = 200
export const FILE_BYTES_MAX = 4 * MEGABYTE

/** What a report names one by one; the rest it counts. */
export const NAMED_MAX = 500
