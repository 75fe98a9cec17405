export type Changes = { added: number; changed: number; removed: number }
