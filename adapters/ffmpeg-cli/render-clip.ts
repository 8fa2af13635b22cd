// Renders a stand-in clip: drawn and composed here, encoded by FFmpeg while the next frames are drawn.
import { sceneFilters } from '#adapters/ffmpeg/picture-filters.ts';
import type { Report } from '#adapters/ffmpeg/serve-tasks.ts';
import { soundFilters } from '#adapters/ffmpeg/sound-filters.ts';
import type { ClipTask, EncodedTracks } from '#domains/media/ports.ts';
import { composeMusic } from '#engine/media/compose-music.ts';
import { clipSize, drawClip, musicRate } from '#engine/media/draw-clip.ts';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { begin } from './arguments.ts';
import { audioOutput } from './audio-output.ts';
import { decodeLayers } from './decode-layers.ts';
import type { Programs } from './programs.ts';
import { firstOutput, runProgram } from './run-program.ts';
import { videoOutput } from './video-output.ts';

type RenderTask = Omit<ClipTask, 'signal' | 'onProgress'>;

export async function renderClip(
  programs: Programs,
  task: RenderTask,
  report: Report,
): Promise<EncodedTracks> {
  const audio = await encodeMusic(programs, task);
  const video = await encodeScene(programs, task, report);
  return { video, audio: audio === null ? [] : [audio] };
}

async function encodeScene(programs: Programs, task: RenderTask, report: Report): Promise<PackagedVideo[]> {
  const { frameRate, gopFrames, outDir } = task;
  const outputs = task.video.map((rendition) => videoOutput({ rendition, frameRate, gopFrames, outDir }));
  const rate = frameRate.num / frameRate.den;
  const whole = Math.round(task.seconds * rate);
  /** Counts what is on disk or about to be, not what is drawn: somebody may wait for the first segment. */
  const encoded = (): Promise<void> => report(Math.min(1, (outputs[0]?.frames() ?? 0) / whole));
  async function* frames(): AsyncGenerator<Uint8Array> {
    for await (const { bytes } of drawClip(task, rate, (wanted) => decodeLayers(programs, wanted))) {
      yield bytes;
      await encoded();
    }
  }
  const { width, height } = clipSize;
  await runProgram({
    program: programs.ffmpeg,
    args: [
      ...begin,
      // What comes is known: nothing is read ahead to find out.
      '-protocol_whitelist',
      'pipe',
      '-probesize',
      '32',
      '-analyzeduration',
      '0',
      '-f',
      'rawvideo',
      '-pixel_format',
      'yuv420p',
      '-video_size',
      `${width}x${height}`,
      '-framerate',
      `${frameRate.num}/${frameRate.den}`,
      '-i',
      `pipe:${firstOutput + outputs.length}`,
      '-filter_complex',
      `[0:0]${sceneFilters(task.video)}`,
      ...outputs.flatMap((output, i) => output.args(i, firstOutput + i)),
    ],
    outputs: outputs.map((output) => output.take),
    inputs: [frames()],
  });
  await encoded();
  return outputs.map((output) => output.finish());
}

/** The music, composed for the clip, as the rendition asked for. */
async function encodeMusic({ ffmpeg }: Programs, task: RenderTask): Promise<PackagedAudio | null> {
  const { audio, frameRate, gopFrames, outDir, seconds } = task;
  const [left, right] = composeMusic({ ...task.music, seconds, sampleRate: musicRate });
  const interleaved = new Float32Array(left.length * 2);
  for (let i = 0; i < left.length; i++) {
    interleaved[2 * i] = left[i] ?? 0;
    interleaved[2 * i + 1] = right[i] ?? 0;
  }
  const output = audioOutput(audio, (gopFrames * frameRate.den) / frameRate.num, outDir);
  await runProgram({
    program: ffmpeg,
    args: [
      ...begin,
      '-protocol_whitelist',
      'pipe',
      '-f',
      'f32le',
      '-ar',
      String(musicRate),
      '-ac',
      '2',
      '-i',
      `pipe:${firstOutput + 1}`,
      '-map',
      '0:0',
      '-af',
      soundFilters(audio, 0),
      ...output.args(firstOutput),
    ],
    outputs: [output.take],
    inputs: [[new Uint8Array(interleaved.buffer)]],
  });
  return output.finish();
}
