import { AV_LOG_QUIET, Log } from 'node-av';
import { annotatedFiles, lineTimes, measureLoudness } from '#adapters/ffmpeg/annotated-files.ts';
import { transcoderAnalysisSuite } from '#domains/media/transcoder-analysis.suite.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { ffmpegCliTranscoder } from './ffmpeg-cli-transcoder.ts';
import { programsOf } from './programs.ts';

Log.setLevel(AV_LOG_QUIET);
const program = needProgram(ffmpeg);

transcoderAnalysisSuite('command-line FFmpeg', {
  open: () => ffmpegCliTranscoder(programsOf(program), { niceness: 0 }),
  files: (folder) => annotatedFiles(program, folder),
  lineTimes,
  measure: (file, track) => measureLoudness(program, file, track),
});
