import type { InlineConfig } from 'vite'

/** Where the console is served, and where it is built. */
export const CONSOLE_PATH = '/console/'
export const CONSOLE_BUILT = 'dist/console'

/** How the console is built: one page, a chunk for every route, the charts apart. */
export const consoleBuild: InlineConfig = {
  configFile: false,
  root: 'console',
  base: CONSOLE_PATH,
  logLevel: 'error',
  build: {
    outDir: `../${CONSOLE_BUILT}`,
    emptyOutDir: true,
    target: 'es2022',
    // Everything in use is a file of its own: a policy without inline scripts holds.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    manifest: true,
  },
}
