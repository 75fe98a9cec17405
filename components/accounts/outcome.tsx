import { Notice } from '../ui/notice'

/** What just happened, named in the address after a form was sent: `?done=password`. */
export function Outcome({ of, texts }: { of: string | undefined; texts: Record<string, string> }) {
  const text = of !== undefined && Object.hasOwn(texts, of) ? texts[of] : undefined
  if (!text) return null
  return (
    <div className="mb-4">
      <Notice tone="good" live>
        {text}
      </Notice>
    </div>
  )
}
