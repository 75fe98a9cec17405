import 'server-only'
import { sql } from 'drizzle-orm'
import type { Consumer } from '@/lib/events/consume'

/**
 * A branch that drops an architecture is news for everybody with such a device in a rig of theirs that runs the
 * driver: each is written an event of their own, which says which device it is.
 */
export const tellOwners: Consumer = {
  name: 'lost-support',
  consume: async (tx, events) => {
    const ids = events.filter(({ verb }) => verb === 'dropped-support').map(({ id }) => id)
    if (ids.length === 0) return
    await tx.execute(sql`
      insert into event (actor_id, verb, subject_id, data)
      select e.actor_id, 'lost-support', r.user_id, json_build_object('driver', e.data ->> 'driver',
        'branch', e.data ->> 'branch', 'pciId', min(v.pci_id), 'device', coalesce(min(v.name), min(v.pci_id)))
      from event e join device v on e.data -> 'architectures' ? v.architecture
        join environment_device d on d.pci_id = v.pci_id
        join environment m on m.id = d.environment_id and m.driver = e.data ->> 'driver'
        join rig r on r.environment_id = m.id
      where e.id in ${ids} and not exists (select 1 from follow muting where muting.user_id = r.user_id
        and muting.level = 'mute' and (muting.driver = e.data ->> 'driver' or muting.pci_id = v.pci_id))
      group by e.id, r.user_id`)
  },
}
