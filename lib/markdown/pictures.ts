/**
 * Gives the pictures in HTML that `renderMarkdown` made their sizes, so that a page does not jump while they load. What is not
 * there, or was removed, becomes its words.
 */
export function sizePictures(
  html: string,
  sizes: ReadonlyMap<string, { width: number; height: number }>,
): string {
  return html.replace(image, (tag, hash: string, name: string, alt: string) => {
    const size = sizes.get(hash)
    if (!size) return alt === '' ? name : `image: ${alt}`
    return `${tag.slice(0, -1)} width="${size.width}" height="${size.height}">`
  })
}

// Only our own tags can match: authors' quotes and angle brackets are escaped in text and in attribute values.
const image = /<img src="\/files\/([0-9a-f]{64})\/([a-z0-9.-]+)" alt="([^"]*)" loading="lazy">/g
