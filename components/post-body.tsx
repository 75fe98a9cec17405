type PostBodyProps = {
  /** Sanitized by lib/markdown; nothing else may come here. */
  html: string
  size?: 'article' | 'small'
}

export function PostBody({ html, size = 'article' }: PostBodyProps) {
  return (
    <div
      className={size === 'small' ? 'prose prose-small' : 'prose'}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the stored HTML is the sanitizer's output
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
