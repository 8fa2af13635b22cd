// Bundles the page of the library's browser test as an application would; the output folder comes on the command line.
export default {
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    rollupOptions: { input: 'page.ts', output: { entryFileNames: 'page.js' } },
  },
};
