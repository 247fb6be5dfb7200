import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { narrowed } from './policy.ts';

// The worker serves what comes out as static files; local/web.ts says where to.
export default defineConfig({
  plugins: [react(), { name: 'policy', transformIndexHtml: (page) => narrowed(page, process.env.SUPABASE_URL) }],
  build: {
    target: 'es2023',
    outDir: '../dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Pictures inside of styles would need an exception in the policy for content.
    assetsInlineLimit: 0,
  },
});
