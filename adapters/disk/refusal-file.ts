// Rows that were not imported, as a CSV file that a spreadsheet opens; made when there is the first.
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RefusalLog } from '#domains/ingest/ports.ts';

/** In `<home>/imports/<data set>-<time>.errors.csv`. */
export function refusalFile(home: string, dataSet: string, now: number): RefusalLog {
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const path = join(home, 'imports', `${dataSet.replaceAll(/[^\w.-]+/g, '_')}-${time}.errors.csv`);
  let made = false;
  return {
    get path() {
      return made ? path : null;
    },
    async write(refusals) {
      if (!made) {
        await mkdir(dirname(path), { recursive: true });
        await appendFile(path, 'file,line,column,value,reason\n');
        made = true;
      }
      const lines = refusals.map(({ file, line, column, value, reason }) =>
        [file, String(line), column ?? '', value, reason].map(quoted).join(','),
      );
      await appendFile(path, `${lines.join('\n')}\n`);
    },
  };
}

/** RFC 4180. A value that a spreadsheet would take for a formula is disarmed by an apostrophe. */
function quoted(value: string): string {
  const safe = /^[=+@\t\r-]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
