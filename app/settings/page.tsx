import { redirect } from 'next/navigation'
import { requireViewer } from '@/lib/auth/gates'
import { routes } from '@/lib/routes'

export default async function SettingsPage() {
  await requireViewer(routes.settings())
  redirect(routes.settings('account'))
}
