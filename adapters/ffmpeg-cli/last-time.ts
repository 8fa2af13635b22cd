// Finds where the packets of a file end, which its header may not say, or not truly.
import { resolve } from 'node:path';
import type { Fraction } from '#engine/media/media-facts.ts';
import { guard } from './arguments.ts';
import type { Programs } from './programs.ts';
import { ProgramError, runProgram } from './run-program.ts';

/**
 * Where the last packets of pictures and sounds end, by the index of their stream, in seconds of the file's own clock, reading on from
 * `fromSeconds` or from the start. `rates` are the frame rates of the streams, for packets that do not say how long they last.
 */
export async function readLastTimes(
  { ffprobe }: Programs,
  file: string,
  fromSeconds: number | null,
  rates: ReadonlyMap<number, Fraction>,
): Promise<Map<number, number>> {
  const ends = new Map<number, number>();
  const from = fromSeconds === null ? [] : ['-read_intervals', `${fromSeconds.toFixed(3)}%`];
  try {
    await runProgram({
      program: ffprobe,
      args: [
        '-hide_banner',
        '-loglevel',
        'error',
        ...guard,
        ...from,
        '-of',
        'compact=nokey=0:print_section=0',

        '-show_entries',
        'packet=codec_type,stream_index,pts_time,dts_time,duration_time',
        `file:${resolve(file)}`,
      ],
      onLine(line) {
        const fields = new Map(line.split('|').map((field) => field.split('=') as [string, string]));
        const kind = fields.get('codec_type');
        if (kind !== 'video' && kind !== 'audio') return;
        const shown = Number(fields.get('pts_time'));
        const time = Number.isFinite(shown) ? shown : Number(fields.get('dts_time'));
        if (!Number.isFinite(time)) return;
        const index = Number(fields.get('stream_index'));
        const rate = rates.get(index);
        const oneFrame = kind === 'video' && rate !== undefined && rate.num > 0 ? rate.den / rate.num : 0;
        const stated = Number(fields.get('duration_time'));
        const end = time + (stated > 0 ? stated : oneFrame);
        ends.set(index, Math.max(end, ends.get(index) ?? -Infinity));
      },
    });
  } catch (error) {
    // It ends with a fault where a file breaks off, and where it cannot seek; what was read before counts.
    if (!(error instanceof ProgramError)) throw error;
    if (fromSeconds !== null && ends.size === 0)
      return readLastTimes({ ffprobe, ffmpeg: '' }, file, null, rates);
  }
  return ends;
}
