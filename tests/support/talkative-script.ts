/** Says something ten times a second, and reports what nobody caught as a server of Next does. */
export async function main(): Promise<never> {
  process.on('uncaughtException', (error) => console.error('uncaught', error))
  let line = 0
  return new Promise(() =>
    setInterval(() => {
      line += 1
      console.log(`line ${line}`)
    }, 100),
  )
}
