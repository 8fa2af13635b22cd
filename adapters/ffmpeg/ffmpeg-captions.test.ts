import { AV_LOG_QUIET, Log } from 'node-av';
import { programsOf } from '#adapters/ffmpeg-cli/programs.ts';
import { transcoderCaptionsSuite } from '#domains/media/transcoder-captions.suite.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { captionedFiles, captionsByPicture, judgeCaptions } from './captioned-files.ts';
import { ffmpegTranscoder } from './ffmpeg-transcoder.ts';

Log.setLevel(AV_LOG_QUIET);
const programs = programsOf(needProgram(ffmpeg));

transcoderCaptionsSuite('embedded FFmpeg', {
  open: () => ffmpegTranscoder({ niceness: 0 }),
  files: captionedFiles,
  judge: (file) => judgeCaptions(programs.ffmpeg, file),
  perPicture: (file) => captionsByPicture(programs.ffprobe, file),
});
