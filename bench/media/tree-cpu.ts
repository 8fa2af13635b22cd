// What a running server has cost so far, with all processes below it, on Linux.
import { readdirSync, readFileSync } from 'node:fs';

/** Processor seconds of a process and its living descendants: fields 14 and 15 of proc_pid_stat(5), in hundredths. */
export function treeCpu(root: number): number {
  const processes = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? [statOf(Number(name))] : [],
  );
  const below = new Set([root]);
  // Children may have smaller numbers than their parents: numbers wrap around.
  for (let known = 0; known !== below.size;) {
    known = below.size;
    for (const { pid, parent } of processes) if (below.has(parent)) below.add(pid);
  }
  return processes.reduce((sum, { pid, seconds }) => (below.has(pid) ? sum + seconds : sum), 0);
}

/** Nothing of one that has just ended. */
function statOf(pid: number): { pid: number; parent: number; seconds: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { pid, parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / 100 };
  } catch {
    return { pid, parent: 0, seconds: 0 };
  }
}
