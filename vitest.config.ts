import { defineConfig } from 'vitest/config';

/** Shared by every project: scripts/count.js passes the project's folder as the root. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/build/**', 'libbpf-glue/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    cache: false,
  },
});
