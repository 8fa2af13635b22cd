// The whole gate, as `npm test`: each step in order, each with its time; ends with one line "N passed, N failed".
// Plain JavaScript, so that it can say what is wrong with an old Node before anything else runs.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (Number(process.versions.node.split('.')[0]) < 26) {
  console.error(
    `The gate runs on Node 26, which "npm ci" brings; this is ${process.versions.node}. Run it as "npm test".`,
  );
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), 'kinora-gate-'));
const results = { passed: 0, failed: 0 };
const bin = (name) => join('node_modules/.bin', name);

/** Every step is a command; a step with `report` counts its own tests, any other counts as one check. */
const steps = [
  { name: 'format', command: [bin('oxfmt'), '--check', '.'] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  { name: 'types of the web', command: [bin('tsc'), '-p', 'apps/web'] },
  { name: 'structure', command: [process.execPath, 'tools/check-structure.ts'] },
  { name: 'contract is current', command: [process.execPath, 'tools/generate-contract.ts', '--check'] },
  { name: 'docs are current', command: [process.execPath, 'tools/generate-docs.ts', '--check'] },
  { name: 'build of the web', command: [process.execPath, 'tools/build-web.ts'] },
  { name: 'unit and API', command: [process.execPath, 'tools/run-unit-tests.ts'], report: true },
  { name: 'browser', command: [process.execPath, 'tools/run-browser-tests.ts'], report: true },
];

const only = process.argv.slice(2);
for (const step of steps) {
  if (only.length > 0 && !only.some((word) => step.name.includes(word))) continue;
  await runStep(step);
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed > 0 || results.passed === 0 ? 1 : 0;

async function runStep(step) {
  const started = performance.now();
  const reportFile = join(scratch, `${step.name.replaceAll(' ', '-')}.json`);
  const [command, ...args] = step.command;
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, GATE_REPORT: reportFile },
  });
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (status) => resolve(status ?? 1));
  });
  const { passed, failed } = step.report
    ? readReport(reportFile, code)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  results.passed += passed;
  results.failed += failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${step.name}${step.report ? `: ${passed} passed, ${failed} failed` : ''} (${seconds} s)`,
  );
}

function readReport(file, code) {
  try {
    const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
