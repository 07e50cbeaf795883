const { writeFileSync } = require('node:fs');
const path = require('node:path');

// Leaves the real counts for the script that sums up all suites.
function CountsReporter() {
  this.onRunComplete = (_browsers, { success = 0, failed = 0, skipped = 0, error }) => {
    const counts = { passed: success, failed: failed || (error ? 1 : 0), skipped };
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts));
  };
}

module.exports = async (config) => {
  const { chromePath, CHROME_FLAGS } = await import('../tools/chrome.mjs');
  process.env.CHROME_BIN = await chromePath();
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
      { 'reporter:counts': ['type', CountsReporter] },
    ],
    client: { jasmine: { random: true, failSpecWithNoExpectations: true } },
    reporters: ['dots', 'counts'],
    browsers: ['HeadlessCI'],
    customLaunchers: { HeadlessCI: { base: 'ChromeHeadless', flags: CHROME_FLAGS } },
    coverageReporter: { dir: path.join(__dirname, '../dist/coverage/client'), reporters: [{ type: 'text-summary' }] },
    restartOnFileChange: false,
  });
};
