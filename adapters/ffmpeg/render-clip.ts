// Renders a stand-in clip: layers in slow parallax, cards over them, music under them, written as renditions at once.
import { AV_PIX_FMT_YUV420P, AV_SAMPLE_FMT_FLTP, Frame, avChannelLayoutDefault } from 'node-av';
import type { ClipTask, EncodedTracks } from '#domains/media/ports.ts';
import { composeMusic } from '#engine/media/compose-music.ts';
import { clipSize, drawClip, musicRate } from '#engine/media/draw-clip.ts';
import type { DecodeLayers } from '#engine/media/draw-clip.ts';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { openAudioEncoder } from './audio-encoder.ts';
import { decodePicture } from './decode-picture.ts';
import { openFilter } from './filter-graph.ts';
import { sceneFilters } from './picture-filters.ts';
import type { Report } from './serve-tasks.ts';
import { soundFilters } from './sound-filters.ts';
import { openVideoEncoder } from './video-encoder.ts';

export async function renderClip(
  task: Omit<ClipTask, 'signal' | 'onProgress'>,
  report: Report,
): Promise<EncodedTracks> {
  const audio = encodeMusic(task);
  const video = await encodeScene(task, report);
  return { video, audio: audio === null ? [] : [audio] };
}

async function encodeScene(
  task: Omit<ClipTask, 'signal' | 'onProgress'>,
  report: Report,
): Promise<PackagedVideo[]> {
  const { frameRate, gopFrames, outDir } = task;
  const encoders = task.video.map((rendition) =>
    openVideoEncoder({ rendition, frameRate, gopFrames, outDir }),
  );
  const { width, height } = clipSize;
  const filter = openFilter(
    'video',
    `video_size=${width}x${height}:pix_fmt=yuv420p:time_base=${frameRate.den}/${frameRate.num}:pixel_aspect=1/1:colorspace=1:range=1`,
    sceneFilters(task.video),
    task.video.length,
  );
  const take = (output: number, frame: Frame) => encoders[output]?.encode(frame);
  const decode: DecodeLayers = (layers) =>
    layers.map((layer) => decodePicture(layer.png, layer.width, layer.height, layer.margin));
  try {
    let n = 0;
    for await (const { bytes, share } of drawClip(task, frameRate.num / frameRate.den, decode)) {
      const frame = Frame.fromVideoBuffer(Buffer.from(bytes.buffer), {
        width,
        height,
        format: AV_PIX_FMT_YUV420P,
        timeBase: { num: frameRate.den, den: frameRate.num },
        pts: BigInt(n++),
      });
      filter.push(frame, take);
      frame.free();
      await report(share);
    }
    filter.push(null, take);
    return encoders.map((encoder) => encoder.finish());
  } finally {
    filter.close();
    for (const encoder of encoders) encoder.close();
  }
}

/** The music, composed for the clip, as the rendition asked for. */
function encodeMusic(task: Omit<ClipTask, 'signal' | 'onProgress'>): PackagedAudio | null {
  const { audio, frameRate, gopFrames, outDir, seconds } = task;
  const [left, right] = composeMusic({ ...task.music, seconds, sampleRate: musicRate });
  const encoder = openAudioEncoder(audio, (gopFrames * frameRate.den) / frameRate.num, outDir);
  const filter = openFilter(
    'audio',
    `time_base=1/${musicRate}:sample_rate=${musicRate}:sample_fmt=fltp:channel_layout=stereo`,
    `${soundFilters(audio, 0)}[out0]`,
    1,
  );
  const take = (_output: number, frame: Frame) => encoder.encode(frame);
  try {
    for (let at = 0; at < left.length; at += musicRate) {
      const planes = [left, right].map((channel) => {
        const block = channel.subarray(at, at + musicRate);
        return Buffer.from(block.buffer, block.byteOffset, block.byteLength);
      });
      const frame = Frame.fromAudioBuffer(Buffer.concat(planes), {
        nbSamples: Math.min(musicRate, left.length - at),
        format: AV_SAMPLE_FMT_FLTP,
        sampleRate: musicRate,
        channelLayout: avChannelLayoutDefault(2),
        timeBase: { num: 1, den: musicRate },
        pts: BigInt(at),
      });
      filter.push(frame, take);
      frame.free();
    }
    filter.push(null, take);
    return encoder.finish();
  } finally {
    filter.close();
    encoder.close();
  }
}
