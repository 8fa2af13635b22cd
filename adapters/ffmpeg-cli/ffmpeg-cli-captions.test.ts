import { AV_LOG_QUIET, Log } from 'node-av';
import { transcoderCaptionsSuite } from '#domains/media/transcoder-captions.suite.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { captionedFiles, captionsByPicture, judgeCaptions } from '#adapters/ffmpeg/captioned-files.ts';
import { ffmpegCliTranscoder } from './ffmpeg-cli-transcoder.ts';
import { programsOf } from './programs.ts';

Log.setLevel(AV_LOG_QUIET);
const programs = programsOf(needProgram(ffmpeg));

transcoderCaptionsSuite('command-line FFmpeg', {
  open: () => ffmpegCliTranscoder(programs, { niceness: 0 }),
  files: captionedFiles,
  judge: (file) => judgeCaptions(programs.ffmpeg, file),
  perPicture: (file) => captionsByPicture(programs.ffprobe, file),
});
