// Runs before the first paint: the theme somebody forced, and whether a signed-in header is to be expected.
;(() => {
  const root = document.documentElement
  if ('noModule' in HTMLScriptElement.prototype) root.dataset.js = ''
  if (/(?:^|; )nomodeset-hint=1(?:;|$)/.test(document.cookie)) root.dataset.signedIn = ''
  try {
    const theme = localStorage.getItem('theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch {
    // Storage may be switched off; the system's choice then holds.
  }
})()
