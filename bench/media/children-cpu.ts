// What the processes that a benchmark started have cost, on Linux.
import { readFileSync } from 'node:fs';

/** Processor seconds of all children that have ended, and of theirs: fields 16 and 17 of proc_pid_stat(5), in hundredths. */
export function childrenCpu(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
