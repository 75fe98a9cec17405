/**
 * The path to return to if it surely stays on this site, else null. Browsers drop tabs and newlines and read
 * `\` as `/`, so anything but a plain absolute path is refused rather than repaired. With `ownOrigin` an address of the
 * site itself is reduced to its path.
 */
export function localPath(given: string | null | undefined, ownOrigin?: string): string | null {
  const target = ownOrigin && given?.startsWith(`${ownOrigin}/`) ? given.slice(ownOrigin.length) : given
  if (!target || target.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(target) || target.includes('\\'))
    return null
  const decoded = safeDecode(target)
  if (decoded === null || /^\/[/\\]/.test(decoded)) return null
  const base = 'http://local.invalid'
  const url = URL.canParse(target, base) ? new URL(target, base) : null
  if (!url || url.origin !== base || url.pathname.startsWith('//')) return null
  return url.pathname + url.search + url.hash
}

function safeDecode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
