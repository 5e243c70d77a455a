import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `npm run build` puts the page where `demarche serve` takes it from. Assets stay files of their own: the page's policy runs
// no inline script or style.
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../build/workbench',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4600' } },
})
