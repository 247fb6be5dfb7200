import { defineConfig } from 'vitest/config';

// Of two cores the default leaves one idle.
const common = { testTimeout: 30_000, hookTimeout: 60_000, maxWorkers: '100%' };

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      {
        extends: true,
        // Pure code, the stand-ins with their official clients, and the database by itself.
        test: {
          ...common,
          name: 'parts',
          include: ['test/*.test.ts', 'test/{lib,local,database,client,web,security,scripts,contract}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        // What happens at the same instant, on a real PostgreSQL where one is installed.
        test: {
          ...common,
          name: 'races',
          include: ['test/postgres/**/*.test.ts'],
          globalSetup: 'test/postgres/global-setup.ts',
          fileParallelism: false,
        },
      },
      {
        extends: true,
        // The product in stories that go wrong, all in one process with time in its hands.
        test: { ...common, name: 'chaos', include: ['test/chaos/**/*.test.ts'] },
      },
      {
        extends: true,
        // The product through its public door, on one running local cloud.
        test: {
          ...common,
          name: 'product',
          include: ['test/product/**/*.test.ts'],
          globalSetup: 'test/product/global-setup.ts',
          fileParallelism: false,
        },
      },
      {
        extends: true,
        // Whatever a described route could be sent, on a cloud of its own: what is left behind is nobody else's trouble.
        test: {
          ...common,
          name: 'fuzz',
          include: ['test/fuzz/**/*.test.ts'],
          globalSetup: 'test/product/global-setup.ts',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // The pages in a real browser, on a cloud of their own.
        test: {
          ...common,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/global-setup.ts',
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
