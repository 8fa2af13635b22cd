// States under what circumstances something was measured: program, commit, machine, memory.
import { existsSync, readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform } from 'node:os';
import { join, resolve } from 'node:path';
import type { Circumstances } from '#domains/recommend/ports.ts';
import { version } from './version.ts';

const commit = readCommit(resolve(import.meta.dirname, '../..'));

export function describeRun(): Circumstances {
  return {
    version,
    commit,
    machine: `${platform()} ${arch()}, ${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

/** The commit that is checked out in `root`, read from its files: git itself need not be there. */
export function readCommit(root: string): string | null {
  try {
    const folder = gitFolder(join(root, '.git'));
    const head = readFileSync(join(folder, 'HEAD'), 'utf8').trim();
    const [, name] = /^ref: (.+)$/.exec(head) ?? [];
    if (name === undefined) return asCommit(head);
    // Branches of a linked worktree lie in the folder that it shares with the others.
    const shared = existsSync(join(folder, 'commondir'))
      ? resolve(folder, readFileSync(join(folder, 'commondir'), 'utf8').trim())
      : folder;
    for (const place of [folder, shared]) {
      if (existsSync(join(place, name))) return asCommit(readFileSync(join(place, name), 'utf8').trim());
    }
    const packed = readFileSync(join(shared, 'packed-refs'), 'utf8').split('\n');
    return asCommit(packed.find((line) => line.endsWith(` ${name}`))?.split(' ')[0] ?? '');
  } catch {
    return null;
  }
}

/** `.git` is a folder, or a file that names one. */
function gitFolder(path: string): string {
  try {
    const [, folder] = /^gitdir: (.+)$/m.exec(readFileSync(path, 'utf8')) ?? [];
    return resolve(path, '..', folder ?? '');
  } catch {
    return path;
  }
}

function asCommit(text: string): string | null {
  return /^[0-9a-f]{40,64}$/.test(text) ? text : null;
}
