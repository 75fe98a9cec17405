'use client'

import { useEffect, useRef } from 'react'
import { TextField, type TextFieldProps } from '../ui/field'

/** A list of tags; without script the browser offers the common ones, with it each is completed as it is typed. */
export function TagsField({ common, ...field }: TextFieldProps & { common: string[] }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const input = place.current?.querySelector('input')
    if (!input) return
    let stop: (() => void) | null = null
    const begin = async () => {
      input.removeAttribute('list')
      const [{ startCompletion }, { tagAt }] = await Promise.all([
        import('./completion'),
        import('@/lib/typing/trigger'),
      ])
      stop ??= startCompletion(input, tagAt)
      // What was typed while it was on its way.
      if (input.value !== input.defaultValue) input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    input.addEventListener('focus', begin, { once: true })
    if (document.activeElement === input) void begin()
    return () => {
      input.removeEventListener('focus', begin)
      stop?.()
    }
  }, [])
  return (
    <div ref={place} className="grid">
      <TextField
        {...field}
        list={`${field.name}-common`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <datalist id={`${field.name}-common`}>
        {common.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  )
}
