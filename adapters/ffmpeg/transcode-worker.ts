// The child process that runs FFmpeg for one task: a crash or a kill ends this process and nothing else.
import { AV_LOG_QUIET, Log } from 'node-av';
import { encodeSegments } from './encode-segments.ts';
import { encodeFile } from './encode-file.ts';
import { listenToFile } from './listen-to-file.ts';
import { lookAtFile } from './look-at-file.ts';
import { makeThumbnails } from './make-thumbnails.ts';
import { measureTrials } from './measure-trials.ts';
import { probeFile } from './probe-file.ts';
import { readSubtitles } from './read-subtitles.ts';
import { renderClip } from './render-clip.ts';
import { serveTasks } from './serve-tasks.ts';

Log.setLevel(AV_LOG_QUIET);
serveTasks({
  probe: probeFile,
  encode: encodeFile,
  encodeSegments,
  measure: measureTrials,
  thumbnails: makeThumbnails,
  subtitles: readSubtitles,
  listen: listenToFile,
  look: lookAtFile,
  renderClip,
});
