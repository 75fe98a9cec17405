/** Of one question or page. */
export const TAGS_MAX = 6
export const TAG_MAX = 35
