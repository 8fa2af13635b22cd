// Reads a text file line by line without holding it whole: for files of hundreds of megabytes.
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const PORTION = 1 << 20;

/** Lines without their ends; about a megabyte in memory at a time. Throws what opening or reading throws. */
export function* readLines(path: string, encoding: 'utf8' | 'latin1' = 'utf8'): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(PORTION);
    const decoder = new StringDecoder(encoding);
    let rest = '';
    for (;;) {
      const count = readSync(file, bytes, 0, PORTION, null);
      if (count === 0) break;
      const lines = (rest + decoder.write(bytes.subarray(0, count))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
    rest += decoder.end();
    if (rest !== '') yield rest.endsWith('\r') ? rest.slice(0, -1) : rest;
  } finally {
    closeSync(file);
  }
}
