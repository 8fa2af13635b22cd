// Reports how the playback goes, in the form of CMCD version 2 in event mode: changes of state at once, the rest every ten seconds.

/** What is read of the player at each report. Rates in bits per second, the buffer in seconds ahead. */
export interface QualityReading {
  readonly bitrate: number | null;
  readonly throughput: number | null;
  readonly buffer: number;
}

export interface QualityReporter {
  /** A fault of the player, by its code. */
  fail(code: string, fatal: boolean): void;
  stop(): void;
}

export interface QualityOptions {
  readonly read: () => QualityReading;
  /** Sends the lines; `leaving`: the page goes away, so the request must outlive it. */
  readonly send: (body: string, leaving: boolean) => void;
  /** When the viewer wished to play, on the clock of `now`. */
  readonly wishedAt: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type State = 's' | 'p' | 'a' | 'k' | 'r' | 'f' | 'e' | 'q';

/** Milliseconds between two reports in one state, and the longest that a change waits to be sent. */
const INTERVAL = 10_000;

export function reportQuality(video: HTMLVideoElement, options: QualityOptions): QualityReporter {
  const { read, send, wishedAt, now } = options;
  const lines: string[] = [];
  let state: State = 's';
  let sequence = 0;
  let shown = false;

  const note = (event: 'ps' | 't' | 'e', extra: readonly string[] = []): void => {
    const { bitrate, throughput, buffer } = read();
    const keys = [
      `bl=${Math.round(buffer * 1000)}`,
      ...(bitrate === null ? [] : [`br=${Math.round(bitrate / 1000)}`]),
      `e=${event}`,
      ...(throughput === null ? [] : [`mtp=${Math.round(throughput / 1000)}`]),
      `sn=${++sequence}`,
      `sta=${state}`,
      `ts=${Math.round(now())}`,
      'v=2',
      ...extra,
    ];
    lines.push(keys.toSorted().join(','));
  };
  const flush = (leaving: boolean): void => {
    if (lines.length > 0) send(lines.splice(0).join('\n'), leaving);
  };
  const turn = (next: State, extra: readonly string[] = []): void => {
    if (state === next || state === 'q') return;
    state = next;
    note('ps', extra);
  };
  const on = {
    playing: () => {
      const delay = shown ? [] : [`msd=${Math.max(0, Math.round(now() - wishedAt))}`];
      shown = true;
      turn('p', delay);
    },
    pause: () => {
      if (!video.ended && !video.seeking) turn('a');
    },
    seeking: () => turn('k'),
    // Standing still before the first picture is starting, and during a seek it is seeking.
    waiting: () => {
      if (shown && !video.seeking && state === 'p') turn('r');
    },
    seeked: () => turn(video.paused ? 'a' : 'p'),
    ended: () => turn('e'),
  };
  const leave = (): void => {
    if (state !== 'e') note('ps');
    flush(true);
  };
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') leave();
  };
  note('ps');
  for (const [name, listener] of Object.entries(on)) video.addEventListener(name, listener);
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', leave);
  const timer = setInterval(() => {
    if (state === 'p' || state === 'r') note('t');
    flush(false);
  }, INTERVAL);

  return {
    fail(code, fatal) {
      if (fatal) state = 'f';
      note('e', [`ec=("${code}")`]);
      flush(false);
    },
    stop() {
      clearInterval(timer);
      for (const [name, listener] of Object.entries(on)) video.removeEventListener(name, listener);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leave);
      if (state !== 'e' && state !== 'f') turn('q');
      flush(true);
    },
  };
}
