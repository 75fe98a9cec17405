type AvatarProps = { handle: string; size?: 20 | 24 | 32 | 48 | 64 }

/** A small sign made from the handle: a mirrored 5 x 5 pattern in one of six hues. Beside the name, so it is silent. */
export function Avatar({ handle, size = 24 }: AvatarProps) {
  const hash = hashOf(handle.toLowerCase())
  return (
    <svg
      className={`avatar avatar-${hash % 6}`}
      width={size}
      height={size}
      viewBox="0 0 7 7"
      aria-hidden="true"
    >
      <path d={patternOf(hash)} />
    </svg>
  )
}

function patternOf(hash: number): string {
  let path = ''
  for (let row = 0; row < 5; row++) {
    for (let column = 0; column < 3; column++) {
      if (((hash >>> (row * 3 + column + 3)) & 1) === 0) continue
      path += `M${column + 1} ${row + 1}h1v1h-1z`
      if (column < 2) path += `M${5 - column} ${row + 1}h1v1h-1z`
    }
  }
  return path
}

/** FNV-1a with a final mix, so that near handles look different. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
