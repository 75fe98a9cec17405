import { recount } from './commands'

/** `npm run recount` sets derived numbers right; `npm run recount -- --check` only looks, and fails when something is wrong. */
export async function main(args: string[]): Promise<number> {
  const check = args.includes('--check')
  const findings = await recount({ repair: !check })
  for (const { name, count, wrong, repaired } of findings) {
    const examples = count === 0 ? '' : ` (${wrong.join(', ')}${count > wrong.length ? ', …' : ''})`
    console.log(`${String(count).padStart(8)} ${name}${examples}${repaired ? ' – repaired' : ''}`)
  }
  const left = findings.filter(({ count, repaired }) => count > 0 && !repaired)
  console.log(
    left.length === 0 ? 'Everything derived equals its recount.' : `${left.length} measures are wrong.`,
  )
  return left.length === 0 ? 0 : 1
}
