// Reads what FFmpeg writes with -progress, and reports only what has moved: a stalled program still talks.

export type Progress = { frames: number; seconds: number };

/** For lines `frame=12`, `out_time_us=500000` and so on; `progress=` ends each block. */
export function followProgress(moved: (progress: Progress) => void): (line: string) => void {
  let frames = 0;
  let seconds = 0;
  let last = '';
  return (line) => {
    const [key, text = ''] = line.split('=');
    const value = Number(text);
    if (key === 'frame' && value > frames) frames = value;
    else if (key === 'out_time_us' && value / 1e6 > seconds) seconds = value / 1e6;
    if (key !== 'progress') return;
    const now = `${frames} ${seconds}`;
    if (now === last) return;
    last = now;
    moved({ frames, seconds });
  };
}
