/** The key for an authenticator app, as a picture and as text. */
export function TwoFactorSetup({ secret, picture }: { secret: string; picture: string }) {
  return (
    <div className="grid max-w-measure gap-4">
      <p>Read this picture with the app, or type the key. Then enter the code that it shows.</p>
      <div
        role="img"
        aria-label="QR code with the key below"
        className="w-44 rounded bg-white"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by us from the key, squares only
        dangerouslySetInnerHTML={{ __html: picture }}
      />
      <p>
        Key: <code className="break-all">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </div>
  )
}
