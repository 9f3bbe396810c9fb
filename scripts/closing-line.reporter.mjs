// Ends a test run with one plain line of counts. In CI a skipped test fails the run: nothing here may be skipped.
export default class ClosingLineReporter {
  onTestRunEnd(modules, unhandledErrors) {
    // A file that cannot be loaded and an error outside any test are failures too.
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'pending' ? 'failed' : state] += 1;
      }
    }
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    if (process.env.CI && counts.skipped > 0) process.exitCode = 1;
  }
}
