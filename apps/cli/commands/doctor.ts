// `kinora doctor`: checks the machine, the settings and the data, and says what to do about each fault.
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { programsOf, versionOf } from '#adapters/ffmpeg-cli/programs.ts';
import { compose } from '#apps/server/compose.ts';
import { configSchema, readConfig } from '#apps/server/config.ts';
import type { Config } from '#apps/server/config.ts';
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
    await examineEncoder(config),
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

async function examineEncoder(config: Pick<Config, 'KINORA_FFMPEG' | 'KINORA_FFPROBE'>): Promise<Finding> {
  const check = 'Encoder';
  const { KINORA_FFMPEG: named, KINORA_FFPROBE } = config;
  if (named !== undefined) {
    const { ffmpeg, ffprobe } = programsOf(named, KINORA_FFPROBE);
    try {
      const version = await versionOf(ffmpeg);
      await versionOf(ffprobe);
      const found = `${ffmpeg}, version ${version}, with ${ffprobe}`;
      if (isRecent(version)) return { check, ok: true, found };
      return { check, ok: false, found, advice: 'KINORA_FFMPEG must be 5.1 or newer.' };
    } catch (error) {
      return {
        check,
        ok: false,
        found: error instanceof Error ? error.message : String(error),
        advice:
          'Correct KINORA_FFMPEG and KINORA_FFPROBE, or leave them unset for the FFmpeg that is built in.',
      };
    }
  }
  try {
    const { ffmpegVersion } = await import('node-av');
    const found = `embedded FFmpeg ${ffmpegVersion()} (node-av)`;
    return { check, ok: true, found };
  } catch (error) {
    return {
      check,
      ok: false,
      found: 'embedded FFmpeg does not load',
      advice: `node-av needs glibc 2.28 or newer, or set KINORA_FFMPEG: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** 5.1 or newer; a build from the sources of a day, which has no such number, counts as recent. */
function isRecent(version: string): boolean {
  const [, major, minor] = /^n?(\d+)\.(\d+)/.exec(version) ?? [];
  return major === undefined || Number(major) > 5 || (Number(major) === 5 && Number(minor) >= 1);
}
