import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { readGlVersion, readMesa, readRenderer } from '@/lib/environments/readers/renderer'

/** `glxinfo -B`, `eglinfo`, and the same keys in applications' reports. */
export const opengl: ReaderMaker =
  (facts) =>
  ({ number, key, value, bare }) => {
    if (
      key === 'opengl renderer string' ||
      key === 'opengl renderer' ||
      key === 'gl_renderer' ||
      key === 'opengl core profile renderer'
    ) {
      facts.tool('glxinfo', number)
      readRenderer(value, number, facts)
    } else if (/^(?:opengl (?:core profile )?version(?: string)?|gl_version)$/.test(key)) {
      readGlVersion(value, number, facts)
    } else if (key === 'version' && /^\d\d\.\d\.\d$/.test(value) && bare.startsWith('Version: ')) {
      // `Extended renderer info` of glxinfo -B gives Mesa's release alone.
      void 0
    } else if (key === 'device' && /\(0x[0-9a-f]{4}\)$/.test(value)) {
      readRenderer(value.replace(/ \(0x[0-9a-f]{4}\)$/, ''), number, facts)
    } else if (key.startsWith('opengl es profile version')) readMesa(value, number, facts)
  }
