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

/** Marks that distributors put into their releases. */
const MARK =
  /-(?:generic|lowlatency|oem|aws|azure|gcp|nvidia|intel|raspi|amd64|arm64|cloud|default|lts|zen\d?|hardened|pve|rt|xanmod\d?|liquorix|cachyos|gentoo|MANJARO|microsoft|tkg|tegra|kvm|virtual)\b|\.(?:fc|el|amzn|oe|cm)\d|[.-]arch\d/

/** A line that is nothing but a distributor's kernel release, as `uname -r` prints it. */
export function isBareRelease(text: string): boolean {
  return text.length < 80 && WHOLE.test(text) && MARK.test(text)
}
