import type { MetadataRoute } from 'next'

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Nomodeset',
    short_name: 'Nomodeset',
    description: 'Linux GPU and AI-accelerator drivers: notes, questions, answers',
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fcfcfb',
    theme_color: '#16191b',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
