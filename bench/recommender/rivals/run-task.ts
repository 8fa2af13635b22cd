// Runs one measured piece of work, ours or a rival's, in a process of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import type { Cost } from '../measure-work.ts';
import { cacheFolder } from './prepare-python.ts';

export interface Task {
  /** A Python program beside this file (`als.py`), or the name of a task of `our-tasks.ts`. */
  readonly program: string;
  /** What the program is told, as JSON. */
  readonly input: { readonly folder: string; readonly [name: string]: unknown };
}

/**
 * The program's answer: its cost and whatever else it found.
 *
 * @param python Interpreter for the programs in Python.
 */
export async function runTask<Found>({ program, input }: Task, python: string | null): Promise<Cost & Found> {
  const rival = program.endsWith('.py');
  const command = rival ? (python ?? 'python3') : process.execPath;
  const args = rival
    ? [join(import.meta.dirname, program)]
    : [join(import.meta.dirname, 'our-tasks.ts'), program];
  const child = spawn(command, [...args, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      // Both sides begin with their modules compiled, as an installed program does: pip does it when it installs.
      NODE_COMPILE_CACHE: join(cacheFolder(), 'compiled'),
      PYTHONWARNINGS: 'ignore',
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = Promise.withResolvers<void>();
  child.on('error', ended.reject);
  child.on('close', (code) =>
    code === 0
      ? ended.resolve()
      : ended.reject(new Error(`Cannot measure ${program}: it ended with ${code}`)),
  );
  await ended.promise;
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Cost & Found;
}
