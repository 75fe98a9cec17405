// Apart from the schemas, so that a form in the browser does not bring them along.
export const BODY_MAX = 65_536
/** Pages of the wiki may be long. */
export const PAGE_BODY_MAX = 262_144
export const QUESTION_BODY_MIN = 30
export const COMMENT_MAX = 2_000
export const SUMMARY_MAX = 255
export const TITLE_MIN = 15
export const TITLE_MAX = 150
