import { defineConfig } from 'rolldown';

export default defineConfig({
  input: { main: 'server/src/main.ts' },
  platform: 'node',
  // Paths and decorator metadata are read from here.
  tsconfig: 'server/tsconfig.json',
  // Every npm package stays outside the bundle, but for the compiler's decorator runtime.
  external: (id) => /^[^./\0]/.test(id) && !/^(@tideboard\/|@oxc-project\/runtime)/.test(id),
  output: { dir: 'dist/server', format: 'esm', sourcemap: true, entryFileNames: '[name].js', cleanDir: true },
});
