import type { Element, ElementContent, Root, Text } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/**
 * Pictures are not loaded: an outside server would learn the address of every reader. A link with the words of the
 * picture stands in its place, or the words alone where there is a link around it already.
 */
export function imagesToLinks() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'a') replaceImages(node, label)
    })
    replaceImages(tree, imageLink)
  }
}

function replaceImages(tree: Root | Element, replacement: (image: Element) => ElementContent): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'img' || parent === undefined || index === undefined) return
    parent.children.splice(index, 1, replacement(node))
    return [SKIP, index + 1]
  })
}

function imageLink(image: Element): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: image.properties.src, className: ['image-link'] },
    children: [label(image)],
  }
}

function label(image: Element): Text {
  const { alt, src } = image.properties
  const words = typeof alt === 'string' && alt.trim() !== '' ? alt.trim() : String(src ?? '')
  return { type: 'text', value: `image: ${words}` }
}
