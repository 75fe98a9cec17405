/** What somebody saw to be wrong or missing on a page; open. */
export type NeedView = { id: number; reason: string; by: string; byId: string; at: Date }
