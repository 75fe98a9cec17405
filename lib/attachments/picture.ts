import 'server-only'
import { fail, ok, type Result } from '@/lib/result'
import { PICTURE_MAX, PIXELS_MAX, SIDE_MAX } from './limits'

export type Picture = { bytes: Buffer; type: 'image/webp' | 'image/png'; width: number; height: number }

const SECONDS = 6
/** Larger ones are photos or scans, and WebP is always smaller. */
const FLAT_PIXELS = 2_000_000
const WAITING_MAX = 3

let waiting = 0
let line: Promise<unknown> = Promise.resolve()

/**
 * The picture drawn anew: upright, in sRGB, not larger than we show, and without anything but its pixels, so that no
 * place, camera, thumbnail or hidden text comes along. Of an animation the first frame.
 */
export async function cleanPicture(bytes: Uint8Array): Promise<Result<Picture>> {
  if (bytes.length > PICTURE_MAX)
    return refuse('too-large', `A picture has at most ${PICTURE_MAX / 1024 / 1024} MB. Crop or shrink it.`)
  if (waiting >= WAITING_MAX)
    return fail('limited', 'Many pictures are arriving right now. Please try again in a moment.', {
      retryAfter: 5,
    })
  waiting += 1
  const turn = line.then(() => draw(bytes))
  line = turn.catch(() => undefined)
  try {
    return ok(await turn)
  } catch (error) {
    return refuse('invalid', reasonOf(error))
  } finally {
    waiting -= 1
  }
}

async function draw(bytes: Uint8Array): Promise<Picture> {
  // Loaded with the first picture. One at a time in one thread: forty megapixels unpacked are much of a small server.
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  const upright = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', pages: 1 })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  const { format = '' } = await sharp(bytes, { limitInputPixels: PIXELS_MAX }).metadata()
  const webp = await upright.clone().webp({ quality: 84, effort: 2 }).toBuffer({ resolveWithObject: true })
  const { width, height } = webp.info
  const isFlat = (format === 'png' || format === 'gif') && width * height <= FLAT_PIXELS
  const png = isFlat ? await upright.clone().png({ compressionLevel: 9 }).toBuffer() : null
  return png && png.length <= webp.data.length
    ? { bytes: png, type: 'image/png', width, height }
    : { bytes: webp.data, type: 'image/webp', width, height }
}

function refuse(code: 'too-large' | 'invalid', message: string) {
  return fail(code, message, { fields: { file: message } })
}

function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : ''
  if (/pixel limit|exceeds/i.test(said))
    return 'This picture has more than 40 million pixels. Shrink it first.'
  if (/timeout/i.test(said))
    return 'This picture takes too long to read. Save it anew as PNG or JPEG and try again.'
  return 'This picture is damaged and cannot be read. Save it anew as PNG or JPEG and try again.'
}
