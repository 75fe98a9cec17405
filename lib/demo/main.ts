import { makeDemoWorld } from './commands'

const QUESTIONS = 300

/** `npm run demo [-- number]`: about 300 questions by plainly named demo accounts, for trying things out. */
export async function main(args: string[]): Promise<number> {
  const wanted = Number(args[0] ?? QUESTIONS)
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 5_000) {
    console.error('How many questions? A whole number from 1 to 5000.')
    return 1
  }
  console.log(`Making a demo world of ${wanted} questions`)
  await makeDemoWorld(wanted, (made) => {
    if (made % 25 === 0 || made === wanted) console.log(`${String(made).padStart(6)} of ${wanted} questions`)
  })
  console.log('Done. A running site shows it after a restart.')
  return 0
}
