// The child process that runs FFmpeg's programs for one task, named by its arguments.
import { serveTasks } from '#adapters/ffmpeg/serve-tasks.ts';
import { encodeFile } from './encode-file.ts';
import { makeThumbnails } from './make-thumbnails.ts';
import { measureTrials } from './measure-trials.ts';
import { probeFile } from './probe-file.ts';
import { renderClip } from './render-clip.ts';

const [ffmpeg = 'ffmpeg', ffprobe = 'ffprobe'] = process.argv.slice(2);
const programs = { ffmpeg, ffprobe };

serveTasks({
  probe: (file) => probeFile(programs, file),
  encode: (task, report) => encodeFile(programs, task, report),
  measure: (task, report) => measureTrials(programs, task, report),
  thumbnails: (task, report) => makeThumbnails(programs, task, report),
  renderClip: (task, report) => renderClip(programs, task, report),
});
