// The child process that runs FFmpeg's programs for one task, named by its arguments.
import { serveTasks } from '#adapters/ffmpeg/serve-tasks.ts';
import { encodeFile } from './encode-file.ts';
import { encodeSegments } from './encode-segments.ts';
import { listenToFile } from './listen-to-file.ts';
import { lookAtFile } from './look-at-file.ts';
import { makeThumbnails } from './make-thumbnails.ts';
import { measureTrials } from './measure-trials.ts';
import { probeFile } from './probe-file.ts';
import { readSubtitles } from './read-subtitles.ts';
import { renderClip } from './render-clip.ts';

const [ffmpeg = 'ffmpeg', ffprobe = 'ffprobe'] = process.argv.slice(2);
const programs = { ffmpeg, ffprobe };

serveTasks({
  probe: (file) => probeFile(programs, file),
  encode: (task, report) => encodeFile(programs, task, report),
  encodeSegments: (task, made) => encodeSegments(programs, task, made),
  measure: (task, report) => measureTrials(programs, task, report),
  thumbnails: (task, report) => makeThumbnails(programs, task, report),
  subtitles: (task, report) => readSubtitles(programs, task, report),
  listen: (task, report) => listenToFile(programs, task, report),
  look: (task, report) => lookAtFile(programs, task, report),
  renderClip: (task, report) => renderClip(programs, task, report),
});
