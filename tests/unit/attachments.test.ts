import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanLog } from '@/lib/attachments/log'
import { fileName, filesIn, fitsType, pictureMarkdown } from '@/lib/attachments/names'
import { cleanPicture } from '@/lib/attachments/picture'
import { sniff } from '@/lib/attachments/sniff'
import { sizePictures } from '@/lib/markdown/pictures'
import { renderMarkdown } from '@/lib/markdown/render'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#076' } })

describe('what a file is, by its content', () => {
  it.each([
    ['a GIF that calls itself a log', bytes('GIF89a…'), 'gif'],
    ['WebP', bytes('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
    ['AVIF', bytes('\0\0\0\x1cftypavif\0\0\0\0avifmif1'), 'avif'],
    ['HEIC', bytes('\0\0\0\x1cftypheic\0\0\0\0heicmif1'), 'picture'],
    ['SVG', bytes('<svg onload="x()">'), 'svg'],
    [
      'SVG behind a declaration',
      bytes('\xef\xbb\xbf<?xml version="1.0"?><!-- a -->\n<svg xmlns="x">'),
      'svg',
    ],
    ['a log that speaks of SVG', bytes('[  1.0] loaded <svg> icons'), 'text'],
    ['an archive', bytes('PK\x03\x04'), 'archive'],
  ])('%s', (_, file, type) => {
    expect(sniff(file)).toBe(type)
  })

  it('knows what sharp writes', async () => {
    expect(sniff(await flat(2, 2).png().toBuffer())).toBe('png')
    expect(sniff(await flat(2, 2).jpeg().toBuffer())).toBe('jpeg')
  })
})

describe('a picture', () => {
  it('loses place, camera and texts, and stands upright', async () => {
    const photo = await flat(40, 20)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Copyright: 'Ada at home' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
      .toBuffer()
    expect(photo.includes('Ada at home')).toBe(true)
    const cleaned = await cleanPicture(photo)
    if (!cleaned.ok) throw new Error(cleaned.error.message)
    const { bytes: kept, ...size } = cleaned.value
    const { exif, xmp, icc } = await sharp(kept).metadata()
    expect({ exif, xmp, icc, ...size }).toMatchObject({
      exif: undefined,
      xmp: undefined,
      icc: undefined,
      width: 20,
      height: 40,
    })
    expect(kept.includes('Ada at home')).toBe(false)
  })

  it('is made no larger than 2560 pixels, and a flat screenshot stays lossless when that is smaller', async () => {
    const wide = await cleanPicture(await flat(5_000, 100).png().toBuffer())
    expect(wide.ok && [wide.value.width, wide.value.height]).toEqual([2_560, 51])
    const small = await cleanPicture(await flat(300, 200).png().toBuffer())
    expect(small.ok && sniff(small.value.bytes)).toMatch(/png|webp/)
  })

  it('with more pixels than a server should unpack, cut off or made up is refused in words', async () => {
    const bomb = await flat(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    const refused = [
      await cleanPicture(bomb),
      await cleanPicture((await flat(300, 300).jpeg().toBuffer()).subarray(0, 200)),
      await cleanPicture(bytes('\x89PNG\r\n\x1a\n<script>')),
    ]
    expect(refused.map((result) => !result.ok && result.error.message.split(/[.,]/)[0])).toEqual([
      'This picture has more than 40 million pixels',
      'This picture is damaged and cannot be read',
      'This picture is damaged and cannot be read',
    ])
  })
})

describe('a log', () => {
  it('is unpacked and scrubbed', () => {
    const text = 'Dec  1 10:00:00 ada-laptop kernel: NVRM: Xid 79\nmac 00:1b:21:3c:9d:f8\n'
    const log = cleanLog(gzipSync(text))
    expect(log.ok && log.value.text).not.toMatch(/ada-laptop|3c:9d/)
    expect(log.ok && [log.value.lines, log.value.removed]).toEqual([2, expect.stringContaining('host name')])
  })

  it('that unpacks to too much, twice or to no text is refused', () => {
    const codes = [
      gzipSync(Buffer.alloc(30_000_000, 'a')),
      gzipSync(Buffer.alloc(3_000_000, 'a\n')),
      gzipSync(gzipSync('x')),
      bytes('%PDF\0\x01\x02\x03'),
      bytes(' \n'),
    ]
    expect(codes.map((file) => !cleanLog(file).ok)).toEqual([true, true, true, true, true])
  })
})

const hash = 'a1'.repeat(32)

describe('the address of a file', () => {
  it('keeps its name, with the ending of what it has become', () => {
    expect(fileName('Screenshot from 2026-12-01.PNG', 'image/webp')).toBe('screenshot-from-2026-12-01.webp')
    expect(fileName('../../etc/passwd', 'text/plain')).toBe('etc-passwd.log')
    expect(fileName('nvidia-bug-report.log.gz', 'text/plain')).toBe('nvidia-bug-report.log')
    expect(fileName('レポート.png', 'image/png')).toBe('picture.png')
  })

  it('never names another type', () => {
    expect([
      fitsType('a.webp', 'image/webp'),
      fitsType('a.html', 'image/webp'),
      fitsType('a.log', 'image/webp'),
    ]).toEqual([true, false, false])
  })

  it('is found in a text', () => {
    expect(filesIn(`![x](/files/${hash}/a.webp) /files/${hash}/b.webp /files/short/a.webp`)).toEqual([hash])
    expect(pictureMarkdown(hash, 'a.webp', 'a ](b) c\nd')).toBe(`![a (b) c d](/files/${hash}/a.webp)`)
  })
})

describe('pictures in a text', () => {
  const render = async (text: string) =>
    sizePictures(
      (await renderMarkdown(text, { postKey: 'p1-' })).html,
      new Map([[hash, { width: 40, height: 30 }]]),
    )

  it('that were attached here are shown and lead to their full size', async () => {
    expect(await render(`![black screen](/files/${hash}/a.webp)`)).toBe(
      `<p><a href="/files/${hash}/a.webp" class="picture"><img src="/files/${hash}/a.webp" alt="black screen" loading="lazy" width="40" height="30"></a></p>`,
    )
  })

  it('within a link are shown within it', async () => {
    const html = await render(`[![x](/files/${hash}/a.webp)](https://example.test/)`)
    expect(html.match(/<a /g)).toHaveLength(1)
    expect(html).toContain('<img src="/files/')
  })

  it.each([
    `![x](https://evil.test/files/${hash}/a.webp)`,
    `![x](//evil.test/files/${hash}/a.webp)`,
    `![x](/files/${hash}/a.svg)`,
    `![x](/files/${hash}/../../a.webp)`,
    `![x](/files/${'b2'.repeat(32)}/a.webp)`,
    '![x](/posts/1/vote)',
    `![" onerror="x](/files/${'b2'.repeat(32)}/a.webp)`,
  ])('of anywhere else stay words or a link: %s', async (text) => {
    expect(await render(text)).not.toContain('<img')
  })
})
