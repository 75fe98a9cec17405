/**
 * How a page ends that shows nothing of its own: `notFound()`, `redirect()`, `permanentRedirect()`. They are Next's, by the
 * path without React for browsers: the front loads pages without Next's bundler, which would choose it by itself.
 */
export { notFound, permanentRedirect, redirect } from 'next/dist/client/components/navigation.react-server'
