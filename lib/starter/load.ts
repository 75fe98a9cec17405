/** Loads the pages and questions of db/starter into a fresh database. */
export async function loadStarter(): Promise<void> {}
