// Runs every *.test.ts with node:test in two processes at a time and leaves a count for the gate.
import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** Some tests start a real encoder or train a real model. */
const TIMEOUT_MS = 180_000;

// Tests start many processes of ours: each begins with what another compiled, as under the `kinora` command.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../node_modules/.cache/compile');

const given = process.argv.slice(2);
const patterns =
  given.length > 0 ? given : ['{adapters,apps,bench,domains,engine,demo,contract,tools}/**/*.test.ts'];
const files = globSync(patterns, { exclude: (name) => name === 'node_modules' }).sort();
const counts = { passed: 0, failed: 0 };

const stream = run({ files, concurrency: 2, timeout: TIMEOUT_MS });
stream.on('test:pass', ({ details, skip }) => {
  if (details.type !== 'suite' && skip === undefined) counts.passed += 1;
});
stream.on('test:fail', ({ details }) => {
  if (details.type !== 'suite') counts.failed += 1;
});
stream.on('end', () => {
  const report = process.env['GATE_REPORT'];
  if (report) writeFileSync(report, JSON.stringify(counts));
  else console.log(`${counts.passed} passed, ${counts.failed} failed`);
  if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
});
stream.compose(spec).pipe(process.stdout);
