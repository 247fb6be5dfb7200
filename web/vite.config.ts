import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The worker serves what comes out as static files; local/web.ts says where to.
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: '../dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Pictures inside of styles would need an exception in the policy for content.
    assetsInlineLimit: 0,
  },
});
