import { writeSync } from 'node:fs'
import { installCrashGuard } from '../../db/pool'

/** Throws where nobody catches, with the message and the stack line given as arguments. */
const [message, place] = process.argv.slice(2)

installCrashGuard()
setImmediate(() => {
  const error = new TypeError(message)
  error.stack = `TypeError: ${message}\n    ${place}`
  throw error
})
setTimeout(() => writeSync(1, 'alive\n'), 50)
