import 'server-only'
import { renderSVG } from 'uqr'
import { siteOrigin } from '@/lib/env'
import { otpAddress } from './codes'

/** The QR code an authenticator app reads, as SVG. Always dark on light: cameras want it so. */
export function drawAddress(secret: string, handle: string): string {
  return renderSVG(otpAddress(secret, handle, new URL(siteOrigin()).host), { border: 2 })
}
