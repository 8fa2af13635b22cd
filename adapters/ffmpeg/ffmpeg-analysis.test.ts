import { AV_LOG_QUIET, Log } from 'node-av';
import { transcoderAnalysisSuite } from '#domains/media/transcoder-analysis.suite.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { annotatedFiles, lineTimes, measureLoudness } from './annotated-files.ts';
import { ffmpegTranscoder } from './ffmpeg-transcoder.ts';

Log.setLevel(AV_LOG_QUIET);
const program = needProgram(ffmpeg);

transcoderAnalysisSuite('embedded FFmpeg', {
  open: () => ffmpegTranscoder({ niceness: 0 }),
  files: (folder) => annotatedFiles(program, folder),
  lineTimes,
  measure: (file, track) => measureLoudness(program, file, track),
});
