// Progress of long work on the terminal: one line that is rewritten, or a line every ten percent where it is not a terminal.
import { stderr } from 'node:process';

export interface Progress {
  /** `share` is 0 to 1; `note` says what is being done. */
  update(share: number, note?: string): void;
  /** Ends the line; `note` replaces it. */
  done(note?: string): void;
}

const BAR = 28;
const REDRAW_MS = 80;

/** Writes to stderr, so that stdout stays for results. Silent when `quiet` (`--json`). */
export function showProgress(label: string, quiet = false): Progress {
  const started = performance.now();
  let drawn = 0;
  let printed = -1;
  const seconds = (): number => (performance.now() - started) / 1000;
  const clock = (value: number): string =>
    value < 90
      ? `${Math.max(0, Math.round(value))} s`
      : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;

  const line = (share: number, note: string): string => {
    const full = Math.round(share * BAR);
    const left = share > 0.02 && share < 1 ? `, ${clock((seconds() / share) * (1 - share))} left` : '';
    return `${label} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)} %${left}${note ? `  ${note}` : ''}`;
  };

  return {
    update(share, note = '') {
      if (quiet) return;
      const bounded = Math.min(1, Math.max(0, share));
      if (stderr.isTTY) {
        if (performance.now() - drawn < REDRAW_MS && bounded < 1) return;
        drawn = performance.now();
        stderr.write(`\r${line(bounded, note).slice(0, Math.max(20, (stderr.columns || 100) - 1))}\u001B[K`);
      } else if (seconds() > 1 && Math.floor(bounded * 10) > printed) {
        printed = Math.floor(bounded * 10);
        stderr.write(`${line(bounded, note)}\n`);
      }
    },
    done(note) {
      if (quiet) return;
      if (stderr.isTTY) stderr.write('\r\u001B[K');
      stderr.write(`${label}: ${note ?? 'done'} (${seconds().toFixed(1)} s)\n`);
    },
  };
}
