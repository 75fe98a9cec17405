import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's second choice for argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/**
 * Whether the password is the one that was hashed. Without a hash (no such account, or one without a password) the
 * same work is done in vain, so that the time tells nothing.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const typed = password.normalize('NFKC')
  if (passwordHash === null) {
    await verify(await decoy(), typed)
    return false
  }
  return verify(passwordHash, typed)
}

/** Made with less than today's cost: hashed anew at the next sign-in. */
export function isWeaklyHashed(passwordHash: string): boolean {
  const [, memory = 0, passes = 0] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash)?.map(Number) ?? []
  return memory < cost.memoryCost || passes < cost.timeCost
}

let made: Promise<string> | undefined

function decoy(): Promise<string> {
  made ??= hashPassword('nobody has this password')
  return made
}
