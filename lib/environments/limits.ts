/** Characters of a machine's text that are kept with a post or a rig: a long kernel log, not a whole journal. */
export const ENVIRONMENT_MAX = 1_048_576
/** Characters of the words that an author names to be taken out as well. */
export const CHOSEN_MAX = 4_000
