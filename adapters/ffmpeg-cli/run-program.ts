// Runs FFmpeg or ffprobe: an argument list, never a shell, with pipes for what goes in and comes out.
import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export type ProgramRun = {
  program: string;
  args: readonly string[];
  /** Told each line of standard output. */
  onLine?: (line: string) => void;
  /** Take what the program writes to its descriptors from `firstOutput` on. What they throw ends the program. */
  outputs?: readonly ((chunk: Uint8Array) => void)[];
  /** Given to the descriptors after those of the outputs. What they throw ends the program. */
  inputs?: readonly (Iterable<Uint8Array> | AsyncIterable<Uint8Array>)[];
  /** Folder that it runs in. */
  cwd?: string;
};

/** The first descriptor that is neither standard input, output nor error. */
export const firstOutput = 3;

/** The program ended without success; `complaint` is the end of what it wrote to standard error. */
export class ProgramError extends Error {
  readonly complaint: string;

  constructor(program: string, how: string, complaint: string) {
    super(`"${program}" ended with ${how}${complaint === '' ? '' : `: ${complaint.slice(-300)}`}`);
    this.complaint = complaint;
  }
}

/** Characters kept of standard error. */
const complaintLength = 4000;

/** Resolves when the program has ended with exit code 0 and all outputs are read. Throws ProgramError otherwise. */
export function runProgram(run: ProgramRun): Promise<void> {
  const { program, args, onLine, outputs = [], inputs = [], cwd } = run;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const pipes = [...outputs, ...inputs].map((): 'pipe' => 'pipe');
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe', ...pipes], windowsHide: true });
  let complaint = '';
  const fail = (error: unknown): void => {
    reject(error instanceof Error ? error : new Error(String(error)));
    child.kill('SIGKILL');
  };
  child.on('error', (error) => reject(new ProgramError(program, error.message, '')));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-complaintLength);
  });
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    try {
      for (const line of lines) onLine?.(line);
    } catch (error) {
      fail(error);
    }
  });
  for (const [i, take] of outputs.entries()) {
    const pipe = child.stdio[firstOutput + i] as Readable;
    pipe.on('error', fail);
    pipe.on('data', (chunk: Uint8Array) => {
      try {
        take(chunk);
      } catch (error) {
        fail(error);
      }
    });
  }
  for (const [i, source] of inputs.entries())
    feed(child.stdio[firstOutput + outputs.length + i] as Writable, source).catch(fail);
  child.on('close', (code, signal) => {
    if (code !== 0) return reject(new ProgramError(program, signal ?? `exit code ${code}`, complaint.trim()));
    try {
      if (rest !== '') onLine?.(rest);
      resolve();
    } catch (error) {
      fail(error);
    }
  });
  return promise;
}

/** Writes piece after piece, each only when the one before is out, so that its memory may be used again. */
async function feed(pipe: Writable, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  let closed = false;
  // A program that ends early says why by its exit code.
  pipe.on('error', () => (closed = true));
  // What it might answer on the same descriptor is of no interest, but unread it would keep the pipe open.
  if ('resume' in pipe && typeof pipe.resume === 'function') pipe.resume();
  for await (const piece of source) {
    if (closed) return;
    await new Promise<void>((written) => {
      pipe.write(piece, () => written());
    });
  }
  pipe.end();
}
