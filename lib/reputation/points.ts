/** Reputation of one event; comments and wiki pages carry none. Numbers of Stack Exchange and Apache Answer. */
export const UP = 10
export const DOWN = -2
export const ACCEPTED = 15
export const STARTING = 1
