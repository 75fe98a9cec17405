import type { NextConfig } from 'next'
import { variantFields, variants } from './lib/serving/variants.mjs'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: false,
  reactStrictMode: true,
  // The front compresses, tags and keeps answers: see lib/serving/, where server.ts also gives Next its cache handler.
  compress: false,
  generateEtags: false,
  cacheMaxMemorySize: 0,
  // Types are a stage of `npm test`; a start on a small machine need not wait for them.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // Most pages are written by the front: what Next renders it loads when it is asked for, and a start is spared the rest.
  experimental: { serverActions: { bodySizeLimit: '34mb' }, preloadEntriesOnStart: false },
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'postgres', 'shiki', 'nodemailer', 'sharp'],
  rewrites: async () => ({
    beforeFiles: [
      { source: '/questions/:id(\\d+).md', destination: '/questions/:id/raw' },
      { source: '/wiki/:vendor/:slug([a-z0-9-]+).md', destination: '/wiki/:vendor/:slug/raw' },
      ...variants.flatMap((variant) =>
        variantFields.map((key) => ({ ...variant, has: [{ type: 'query' as const, key }] })),
      ),
    ],
    afterFiles: [],
    fallback: [],
  }),
}

export default config
