import { sighting } from '@/lib/environments/readers/devices'
import type { Facts } from '@/lib/environments/readers/facts'
import { pciIdOf } from '@/lib/environments/readers/names'
import type { ReaderMaker } from '@/lib/environments/readers/reader'
import { readGlVersion, readMesa, readRenderer } from '@/lib/environments/readers/renderer'

const RENDERER = /^(?:opengl (?:(?:core|compatibility|es) (?:profile )?)?renderer(?: string)?|gl_renderer)$/

/** Steam calls the renderer a driver. */
const STEAM = /\/PCIe|\((?:radeonsi|LLVM)|^(?:Intel|AMD|NVIDIA)\b.*(?:Radeon|GeForce|Graphics)/

/** `glxinfo -B`, `eglinfo`, and the same keys in applications' reports. */
export const opengl: ReaderMaker = (facts) => {
  let vendor = ''
  return ({ bare, number, key, value }) => {
    if (key === 'vendorid') vendor = value
    else if (key === 'deviceid' && /^0x(?:10de|1002|8086)$/i.test(vendor))
      readIds(vendor, value, number, facts)
    if (
      bare.length > 24 &&
      (bare.includes('Profile) Mesa') || bare.includes(', DRM ') || bare.includes('id for fd'))
    )
      readAnywhere(bare, number, facts)
    if (key === 'driver' && STEAM.test(value))
      return readRenderer(value.replace(/^(\w+(?: Corporation)?) (?=\1|NVIDIA)/, ''), number, facts)
    if (key === 'vainfo') return readVideo(value, number, facts)
    if (!key.startsWith('opengl') && !key.startsWith('gl_') && key !== 'device') return
    if (RENDERER.test(key)) {
      facts.tool('glxinfo', number)
      readRenderer(value, number, facts)
    } else if (/^(?:opengl (?:core profile )?version(?: string)?|gl_version)$/.test(key)) {
      readGlVersion(value, number, facts)
    } else if (key === 'device' && /\(0x[0-9a-f]{4}\)$/.test(value)) {
      readRenderer(value.replace(/ \(0x[0-9a-f]{4}\)$/, ''), number, facts)
    } else if (key.startsWith('opengl es profile version')) readMesa(value, number, facts)
  }
}

function readIds(vendor: string, device: string, line: number, facts: Facts) {
  const pciId = pciIdOf(vendor, device)
  if (pciId) facts.see(sighting('vendor and device', line, { pciId, slot: pciId }))
}

const RADEONSI =
  /((?:AMD |ATI )?(?:Radeon|Ryzen|FirePro|Instinct|FireGL)[\w. -]{0,48}(?: Graphics)?) (\([a-z][\w., -]{2,60}, DRM \d[^()]{1,60}\))/
const PROFILE = /\b\d\.\d \((?:Core|Compatibility) Profile\) Mesa \d.{0,40}/
const LOADER = /pci id for fd \d+: ((?:10de|1002|8086):[0-9a-f]{4}), driver ([\w()]{2,20})/

/** What Mesa says of itself has its own shape, also in the middle of a browser's or a game's report. */
function readAnywhere(text: string, line: number, facts: Facts) {
  const short = text.slice(0, 2_000)
  const renderer = RADEONSI.exec(short)
  if (renderer) readRenderer(`${renderer[1]} ${renderer[2]}`, line, facts)
  const profile = PROFILE.exec(short)?.[0]
  if (profile) readGlVersion(profile, line, facts)
  const loader = LOADER.exec(short)
  if (loader?.[1]) facts.see(sighting('mesa loader', line, { pciId: loader[1], slot: loader[1] }))
}

/** `vainfo` names the driver of the video engine. */
function readVideo(value: string, line: number, facts: Facts) {
  readMesa(value, line, facts)
  const intel = /Intel (iHD|i965) driver .*?(\d{1,2}\.\d+\.\d+)/.exec(value)
  const name = intel?.[1] === 'i965' ? 'intel-vaapi-driver' : 'intel-media-driver'
  if (intel?.[2]) facts.driver(name, line, { version: intel[2] })
}
