import { requireViewer } from '@/lib/auth/gates'
import { redirect } from '@/lib/http/leave'
import { routes } from '@/lib/routes'

export default async function SettingsPage() {
  await requireViewer(routes.settings())
  redirect(routes.settings('account'))
}
