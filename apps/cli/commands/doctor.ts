// `kinora doctor`: checks the machine, the settings and the data, and says what to do about each fault.
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { compose } from '#apps/server/compose.ts';
import { configSchema, readConfig } from '#apps/server/config.ts';
import { formatTable } from '../print-table.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  readonly advice?: string;
}

/** Bytes below which encoding a film is likely to fill the disk. */
const ENOUGH_DISK = 2 * 1024 ** 3;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Check the machine, the settings and the data')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const findings = await examine();
      if (options.json) console.log(JSON.stringify({ ok: findings.every((f) => f.ok), findings }));
      else {
        console.log(
          formatTable(
            ['', 'check', 'found'],
            findings.map((f) => [f.ok ? '✓' : '✗', f.check, f.found]),
          ),
        );
        for (const { check, advice, ok } of findings) if (!ok && advice) console.log(`\n${check}: ${advice}`);
        console.log('\nSettings (environment variables):\n');
        console.log(
          formatTable(
            ['setting', 'value', 'meaning'],
            Object.entries(configSchema.shape).map(([key, schema]) => [
              key,
              key === 'KINORA_SECRET' && process.env[key] ? '(set)' : (process.env[key] ?? '(default)'),
              schema.description ?? '',
            ]),
          ),
        );
      }
      if (findings.some((finding) => !finding.ok)) process.exitCode = 1;
    });
}

async function examine(): Promise<Finding[]> {
  const config = readConfig(process.env, process.cwd());
  const findings: Finding[] = [
    { check: 'Node', ok: true, found: process.version },
    await examinePort(config.PORT, config.HOST),
    examineHome(config.home),
    await examineFfmpeg(),
  ];
  if (existsSync(config.home)) {
    const kinora = await compose(config);
    const titles = await kinora.stores.titles.count();
    findings.push({ check: 'Database', ok: true, found: `${titles.toLocaleString('en')} titles` });
    await kinora.close();
  }
  return findings;
}

function examinePort(port: number, host: string): Promise<Finding> {
  const { promise, resolve } = Promise.withResolvers<Finding>();
  const server = createServer();
  server.once('error', (error: NodeJS.ErrnoException) =>
    resolve({
      check: 'Port',
      ok: false,
      found: `${port}: ${error.code}`,
      advice: 'Another program (or Kinora itself) listens there. Set PORT to another.',
    }),
  );
  server.listen(port, host, () =>
    server.close(() => resolve({ check: 'Port', ok: true, found: `${port} is free` })),
  );
  return promise;
}

function examineHome(home: string): Finding {
  const folder = existsSync(home) ? home : dirname(home);
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    const found = `${home}, ${(free / 1024 ** 3).toFixed(1)} GiB free`;
    return free >= ENOUGH_DISK
      ? { check: 'Data folder', ok: true, found }
      : {
          check: 'Data folder',
          ok: false,
          found,
          advice: 'Encoding needs room. Free some, or set KINORA_HOME to a larger disk.',
        };
  } catch {
    return {
      check: 'Data folder',
      ok: false,
      found: `${home} cannot be written`,
      advice: 'Set KINORA_HOME to a folder that you own.',
    };
  }
}

async function examineFfmpeg(): Promise<Finding> {
  try {
    const { FFmpegError } = await import('node-av');
    return { check: 'Encoder', ok: typeof FFmpegError === 'function', found: 'embedded FFmpeg (node-av)' };
  } catch (error) {
    return {
      check: 'Encoder',
      ok: false,
      found: 'embedded FFmpeg does not load',
      advice: `node-av needs glibc 2.28 or newer: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
