import { pattern } from './names'
import type { PatternGroup } from './patterns'

/** Names of wireless networks, by what iw, NetworkManager and wpa_supplicant write around them. */
export const wirelessPatterns: PatternGroup[] = [
  {
    words: 'ssid essid bssid access activation connection network profile policy wlan wifi',
    patterns: ['"', "'"].flatMap((quote) => {
      const name = String.raw`${quote}(?<ssid>[^${quote}\n]{1,64})${quote}`
      return [
        pattern(String.raw`\b[a-z]{0,2}ssid["']?\s{0,20}(?:[:=]|value)?\s{0,20}${name}`, 'i'),
        pattern(String.raw`\baccess point ${name}`),
        pattern(
          String.raw`\b(?:connection|network|profile) ${name}(?<=(?:wl\w{1,15}|wifi|wireless|Wi-Fi)[^\n]{0,200})`,
          'i',
        ),
        pattern(String.raw`\bpolicy: set ${name} \(wl`),
      ]
    }),
  },
  {
    words: 'ssid essid',
    patterns: [
      pattern(
        String.raw`^\s{0,40}E?SSID\s{0,20}: (?!off\b|any\b|\d{1,3}\b|0x|%|\\|\\x00|--)(?<ssid>[^\s"'<][^\n]{0,62}[^\s]|[^\s"'<])\s{0,8}$`,
      ),
      pattern(String.raw`\bSSID[=:] ?(?!off\b|any\b|\d{1,3}\b|0x|%|\\|["'<])(?<ssid>[^\s"',<]{1,64})`),
      pattern(String.raw`\bssid[=] ?(?!off\b|any\b|\d{1,3}\b|0x|%|\\|["'<])(?<ssid>[^\s"',<]{1,64})`),
    ],
  },
]
