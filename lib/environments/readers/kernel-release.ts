const RELEASE = /\b(\d{1,2}\.\d{1,3}(?:\.\d{1,3}){0,2}(?:[.+_-][\w.+~-]{1,60})?)/
const WHOLE = /^\d{1,2}\.\d{1,3}(?:\.\d{1,3}){0,2}(?:[.+_-][\w.+~-]*)?$/

/** The first kernel release in a text: `6.8.0-45-generic`. `4.5` alone is a series, not a release. */
export function kernelReleaseIn(text: string): string | null {
  const release = RELEASE.exec(text)?.[1]?.replace(/[.,_+-]+$/, '')
  return release && isRelease(release) ? release : null
}

function isRelease(text: string): boolean {
  if (!WHOLE.test(text)) return false
  return /^\d+\.\d+\.\d/.test(text) || /^\d+\.\d+-\S/.test(text)
}

const SUFFIX =
  /^\d+\.\d+\.\d+(?:\.\d+)?[-.+](?:\d+-(?:generic|lowlatency|oem|aws|azure|gcp|nvidia|intel|amd64|arm64|cloud|default|lts|zen|hardened|pve)|\d*-?(?:arch|zen|lts|default|microsoft|cachyos|xanmod|liquorix|pve|gentoo|tkg|rt|MANJARO)\b|\d+(?:\.\d+)*\.(?:fc|el|amzn|oe|cm)\d|arch\d|microsoft|x64v3|cachyos|gentoo)/

/** A line that is nothing but a distributor's kernel release, as `uname -r` prints it. */
export function isBareRelease(text: string): boolean {
  return text.length < 80 && WHOLE.test(text) && SUFFIX.test(text)
}
