import type { Reporter, TestModule } from 'vitest/node';

/** Ends every run with one line that people and machines read alike, `N passed, N failed`, and with the exit code that says the same. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    let skipped = 0;
    for (const module of modules) {
      if (module.errors().length > 0) failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else skipped++;
      }
    }
    process.on('exit', () => {
      console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
      // The embedded Postgres ends with 0 when it is closed, and says so for the whole process.
      if (failed > 0) process.exitCode = 1;
    });
  }
}
