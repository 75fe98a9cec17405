export const RIGS_MAX = 20
export const RIG_NAME_MAX = 60
