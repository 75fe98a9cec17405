import { useEffect, useRef } from 'react'
import { editorShortcuts } from '@/lib/typing/shortcuts'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/field'
import { areShortcutsOn, places, setShortcuts } from './shortcuts'

/** Made when asked for, so that text browsers do not print it on every page. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="shortcuts-title" onClose={onClose}>
      <h2 id="shortcuts-title" className="mb-3 text-lg">
        Keyboard shortcuts
      </h2>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        <Shortcut keys={['/']} name="Search" />
        <Shortcut keys={['?']} name="This help" />
        <Shortcut keys={['n']} name="Next change of a comparison" />
        <Shortcut keys={['p']} name="Previous change" />
        {places.map(({ key, name }) => (
          <Shortcut key={key} keys={['g', key]} name={name} />
        ))}
      </dl>
      <h3 className="mt-4 mb-2 text-base">While writing (Cmd on a Mac)</h3>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        {editorShortcuts.map(({ keys, name }) => (
          <Shortcut key={name} keys={keys} name={name} />
        ))}
      </dl>
      <div className="mt-4 text-sm">
        <Checkbox
          name="shortcuts"
          label="Use keyboard shortcuts"
          defaultChecked={areShortcutsOn()}
          onChange={(event) => setShortcuts(event.target.checked)}
        />
      </div>
      <form method="dialog" className="mt-4 flex justify-end">
        <Button>Close</Button>
      </form>
    </dialog>
  )
}

function Shortcut({ keys, name }: { keys: string[]; name: string }) {
  return (
    <>
      <dt className="flex gap-1">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{name}</dd>
    </>
  )
}
