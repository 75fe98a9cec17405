const browsers: [RegExp, string][] = [
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Edg\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[\d.]* .*Safari/, 'Safari'],
  [/^w3m\/([\d.]+)/, 'w3m'],
  [/^Lynx\/([\d.]+)/i, 'Lynx'],
  [/^E?Links[ /(]+([\d.]+)?/i, 'Links'],
  [/^curl\/([\d.]+)/, 'curl'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/i, 'Linux'],
  [/BSD/, 'BSD'],
]

/** "Firefox 140 on Linux", as far as the browser says so; people recognise their own devices by it. */
export function describeBrowser(userAgent: string): string {
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  for (const [pattern, name] of browsers) {
    const found = pattern.exec(userAgent)
    if (found) return `${name}${found[1] ? ` ${found[1]}` : ''}${system ? ` on ${system}` : ''}`
  }
  return system ? `A browser on ${system}` : 'An unknown browser'
}
