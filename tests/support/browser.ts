import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from '@playwright/test'

/** Quiet, and safe to run as root and in containers. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How every test starts its browser. */
export function chromiumLaunchOptions(): LaunchOptions {
  return { executablePath: findBrowser(), args: flags }
}

/** The path of a Chromium that runs here, fetched if there is none. */
export function ensureBrowser(): string {
  const found = findBrowser() ?? fetchFromPlaywright() ?? fetchFromDebian()
  if (found) return found
  throw new Error('No browser: install Chromium, or set CHROMIUM to the path of one.')
}

function findBrowser(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const installed = names.map((name) => which(name))
  return [process.env.CHROMIUM, ...installed, chromium.executablePath()].find((path) => path && runs(path))
}

function fetchFromPlaywright(): string | undefined {
  console.log('Fetching Chromium with Playwright')
  const parameters = ['node_modules/@playwright/test/cli.js', 'install', 'chromium']
  spawnSync(process.execPath, parameters, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000 })
  return findBrowser()
}

function fetchFromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !which('apt-get')) return undefined
  console.log('Installing the Debian package chromium')
  const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium']
  for (const parameters of [['update', '-q'], install]) {
    spawnSync('apt-get', parameters, {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  return findBrowser()
}

function which(name: string): string | undefined {
  try {
    return execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

/** A file alone proves little: its libraries may be missing, or it may be a stub that asks for a snap. */
function runs(path: string): boolean {
  if (!existsSync(path)) return false
  return spawnSync(path, [...flags, '--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
