'use client'

import { useEffect, useState } from 'react'
import { copyButtons } from './copy-buttons'
import { currentSection } from './current-section'
import { draftGuard } from './draft-guard'
import { menus } from './menus'
import { onClick } from './on-click'
import { relativeTimes } from './relative-times'
import { replyForms } from './reply-forms'
import { shareLinks } from './share-links'
import { ShortcutHelp } from './shortcut-help'
import { shortcuts } from './shortcuts'
import { tabs } from './tabs'
import { verdicts } from './verdicts'

/** Comforts for those who have script; every page is whole without them. */
export function Enhancements() {
  const [help, setHelp] = useState(false)
  useEffect(() => {
    const stops = [
      relativeTimes(),
      currentSection(),
      copyButtons(),
      tabs(),
      shareLinks(),
      replyForms(),
      menus(),
      draftGuard(),
      verdicts(),
      shortcuts(() => setHelp(true)),
      onClick('[data-shortcut-help]', () => setHelp(true)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  return help ? <ShortcutHelp onClose={() => setHelp(false)} /> : null
}
