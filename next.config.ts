import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: false,
  reactStrictMode: true,
  compress: false,
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'postgres', 'shiki', 'nodemailer'],
}

export default config
