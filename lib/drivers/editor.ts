import 'server-only'
import { notFound } from '@/lib/http/leave'
import { getSettings } from '@/lib/settings/queries'
import type { Viewer } from '@/lib/users/types'
import { readDriverSlug } from './input'
import { canEditReleases } from './policy'
import { getDriver, listBranches } from './queries'

/** What the editors of a driver's releases and branches begin with; 404 when there is no such driver. */
export async function openEditor(viewer: Viewer, text: string) {
  const slug = readDriverSlug(text)
  const driver = slug === null ? null : await getDriver(slug)
  if (!driver) notFound()
  const [settings, branches] = await Promise.all([getSettings(), listBranches(driver.slug)])
  const needs = canEditReleases(viewer, settings) ? null : settings['reputation.established']
  return { driver, branches, needs }
}
