import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { hashBackupCode, newBackupCodes, newSecret, otpAddress, stepOfCode } from '@/lib/second-factor/codes'
import { seal, unseal } from '@/lib/second-factor/seal'

const secret = newSecret()
const codeAt = (seconds: number) =>
  new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) }).generate({
    timestamp: seconds * 1000,
  })
const at = (seconds: number, lastStep = 0) => ({ now: new Date(seconds * 1000), lastStep })

describe('codes of an authenticator app', () => {
  it('match RFC 6238 (appendix B, SHA-1)', () => {
    const known = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32
    expect(stepOfCode(known, '287082', at(59))).toBe(1)
    expect(stepOfCode(known, '081804', at(1_111_111_109))).toBe(37_037_036)
    expect(stepOfCode(known, '353130', at(20_000_000_000))).toBe(666_666_666)
    expect(stepOfCode(known, '287083', at(59))).toBeNull()
  })

  it('are taken from a clock half a minute off, not from one further off', () => {
    const now = 1_764_000_015
    expect(stepOfCode(secret, codeAt(now - 30), at(now))).toBe(Math.floor(now / 30) - 1)
    expect(stepOfCode(secret, codeAt(now + 30), at(now))).toBe(Math.floor(now / 30) + 1)
    expect(stepOfCode(secret, codeAt(now - 90), at(now))).toBeNull()
    expect(stepOfCode(secret, codeAt(now + 90), at(now))).toBeNull()
  })

  it('are taken once', () => {
    const now = 1_764_000_015
    const step = Math.floor(now / 30)
    expect(stepOfCode(secret, codeAt(now), at(now, step - 1))).toBe(step)
    expect(stepOfCode(secret, codeAt(now), at(now, step))).toBeNull()
    expect(stepOfCode(secret, codeAt(now - 30), at(now, step))).toBeNull()
  })

  it('come from an address that apps read', () => {
    const url = new URL(otpAddress(secret, 'Ada & Co', 'nomodeset.example'))
    expect(url.protocol).toBe('otpauth:')
    expect(url.searchParams.get('secret')).toBe(secret)
    expect(url.searchParams.get('issuer')).toBe('nomodeset.example')
  })
})

describe('backup codes', () => {
  it('are ten different ones without letters that look alike', () => {
    const codes = newBackupCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/)
  })

  it('are read however they are typed, and are one person’s', () => {
    const hash = hashBackupCode('ada', 'k7mq2-p9xwd')
    expect(hashBackupCode('ada', ' K7MQ2 P9XWD ')).toBe(hash)
    expect(hashBackupCode('bob', 'k7mq2-p9xwd')).not.toBe(hash)
  })
})

describe('a sealed secret', () => {
  it('opens for its account alone', () => {
    const sealed = seal(secret, 'ada')
    expect(sealed).not.toContain(secret)
    expect(unseal(sealed, 'ada')).toBe(secret)
    expect(() => unseal(sealed, 'bob')).toThrow()
    expect(seal(secret, 'ada')).not.toBe(sealed)
  })
})
