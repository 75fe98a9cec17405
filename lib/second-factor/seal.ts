import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { siteSecret } from '@/lib/secret'

const key = () => Buffer.from(hkdfSync('sha256', siteSecret(), '', 'two-factor secrets', 32))

/** Encrypts a short secret (AES-256-GCM) for one account: copied to another row it does not open. */
export function seal(secret: string, userId: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(userId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Throws when the text was not sealed for this account, or with another site secret. */
export function unseal(text: string, userId: string): string {
  const all = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key(), all.subarray(0, 12)).setAAD(Buffer.from(userId))
  decipher.setAuthTag(all.subarray(12, 28))
  return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8')
}
