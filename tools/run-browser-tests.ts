// Runs the browser tests in a real Chromium; installs one where the system lets it, otherwise says in one line how.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as wanted, findProgram } from './find-program.ts';

const chromium = findProgram(wanted);
if (!chromium) {
  console.error(
    'The browser tests need Chromium: run "sudo apt-get install chromium" (or set CHROMIUM to a Chrome), then again.',
  );
  process.exit(1);
}

const output = join(mkdtempSync(join(tmpdir(), 'kinora-browser-')), 'report.json');
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      CHROMIUM: chromium,
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
      PLAYWRIGHT_JSON_OUTPUT_FILE: output,
    },
  },
);

const { stats } = JSON.parse(readFileSync(output, 'utf8')) as {
  stats: { expected: number; unexpected: number; flaky: number };
};
const counts = { passed: stats.expected, failed: stats.unexpected + stats.flaky };
const report = process.env['GATE_REPORT'];
if (report) writeFileSync(report, JSON.stringify(counts));
process.exitCode = status ?? 1;
