import type { Element, ElementContent, Root, Text } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { ownPicture } from './schema'

/**
 * Pictures of other sites are not loaded: their server would learn the address of every reader. A link with the words of
 * the picture stands in its place, or the words alone where there is a link around it already. Those that were attached
 * here are shown, and lead to themselves in full size.
 */
export function imagesToLinks() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'a') replaceImages(node, (image) => (isOwn(image) ? shown(image) : label(image)))
    })
    replaceImages(tree, (image) => (isOwn(image) ? picture(image) : imageLink(image)))
  }
}

function replaceImages(tree: Root | Element, replacement: (image: Element) => ElementContent): void {
  visit(tree, 'element', (node, index, parent) => {
    // What stands in a link has been seen to.
    if (node.tagName === 'a' && node !== tree) return SKIP
    if (node.tagName !== 'img' || parent === undefined || index === undefined) return
    parent.children.splice(index, 1, replacement(node))
    return [SKIP, index + 1]
  })
}

const isOwn = ({ properties }: Element) =>
  typeof properties.src === 'string' && ownPicture.test(properties.src)

function picture(image: Element): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: image.properties.src, className: ['picture'] },
    children: [shown(image)],
  }
}

function shown({ properties: { src, alt } }: Element): Element {
  return {
    type: 'element',
    tagName: 'img',
    properties: { src, alt: typeof alt === 'string' ? alt : '', loading: 'lazy' },
    children: [],
  }
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
