/** One line that fills up on a terminal, and a line each tenth elsewhere. */
export function progress(what: string, total: number) {
  const started = performance.now()
  let shown = -1
  return (done: number) => {
    const percent = Math.floor((100 * done) / total)
    const step = process.stderr.isTTY ? 1 : 10
    if (percent === shown || (percent % step !== 0 && done < total)) return
    shown = percent
    const bar = '#'.repeat(Math.floor(percent / 4)).padEnd(25, '.')
    const seconds = ((performance.now() - started) / 1_000).toFixed(0)
    const end = process.stderr.isTTY && done < total ? '\r' : '\n'
    process.stderr.write(`${what.padEnd(12)} [${bar}] ${String(percent).padStart(3)} % ${seconds} s${end}`)
  }
}
