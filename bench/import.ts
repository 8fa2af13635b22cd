// Measures the import of MovieLens with the `kinora` command: rows a second and the most memory that the process held.
// Run: node bench/import.ts      (data from KINORA_DATA, default ../shared/data; Linux: memory is read from /proc)
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ImportSummary } from '#domains/ingest/import-movielens.ts';

const root = join(import.meta.dirname, '..');
const data = resolve(root, process.env['KINORA_DATA'] ?? '../shared/data');
/** Seconds and MB that each set may take. */
const goals = { 'movielens-latest-small': [3, 250], 'movielens-1m': [30, 250] } as const;

for (const [set, [seconds, megabytes]] of Object.entries(goals)) {
  const folder = join(data, set);
  if (!existsSync(folder)) {
    console.error(`bench/import needs ${folder}: set KINORA_DATA to the folder of the data sets`);
    process.exitCode = 1;
    continue;
  }
  const home = mkdtempSync(join(tmpdir(), 'kinora-bench-'));
  for (const [run, ...more] of [['first'], ['again'], ['forced', '--force']]) {
    const { summary, wall, peak } = await importSet(home, [folder, ...more]);
    const rows = summary.files.reduce((sum, file) => sum + file.rows, 0);
    console.log(
      `${set}, ${run}: ${wall.toFixed(1)} s in all, ${rows.toLocaleString('en')} rows in ${summary.seconds.toFixed(1)} s, ` +
        `${Math.round(rows / summary.seconds).toLocaleString('en')} rows/s, ${peak.toFixed(0)} MB at most (goals ${seconds} s, ${megabytes} MB)`,
    );
    if (wall > seconds || peak > megabytes) process.exitCode = 1;
  }
  rmSync(home, { recursive: true });
}

async function importSet(
  home: string,
  rest: readonly string[],
): Promise<{ summary: ImportSummary; wall: number; peak: number }> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'apps/cli/main.ts'), 'import', 'movielens', ...rest, '--json'],
    {
      env: { ...process.env, KINORA_HOME: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let peak = 0;
  const watching = setInterval(() => {
    try {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      peak = Math.max(peak, Number(kilobytes ?? 0) / 1024);
    } catch {
      // It has just ended.
    }
  }, 20);
  const answer = await text(child.stdout);
  clearInterval(watching);
  return { summary: JSON.parse(answer) as ImportSummary, wall: (performance.now() - started) / 1000, peak };
}
