/** Stands for the application: holds the database until it is stopped. */
export async function main(): Promise<void> {
  console.log('open')
  await new Promise(() => setInterval(() => undefined, 60_000))
}
