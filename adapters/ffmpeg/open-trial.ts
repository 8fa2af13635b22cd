// One trial on one sample: pictures encoded, decoded at once, and compared with the source at the compared size.
import {
  AV_BUFFERSRC_FLAG_KEEP_REF,
  AV_CODEC_ID_H264,
  AV_PICTURE_TYPE_NONE,
  Codec,
  CodecContext,
  FilterGraph,
  Frame,
  Packet,
} from 'node-av';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { Fraction } from '#engine/media/media-facts.ts';
import { hdColours } from '#engine/media/picture-colours.ts';
import type { TrialPlan } from '#engine/media/plan-trials.ts';
import { avCall, avPart, avTook } from './av-call.ts';
import { openX264 } from './open-x264.ts';
import { shownAt } from './trial-filters.ts';

/** Sums over samples. */
export type TrialTotals = { bytes: number; frames: number; ssim: number; compared: number };

export type TrialOptions = {
  rendition: VideoRendition;
  frameRate: Fraction;
  gopFrames: number;
  plan: Pick<TrialPlan, 'compareAt' | 'compareEvery'>;
  totals: TrialTotals;
};

export type OpenTrial = {
  /** A picture of the trial's size; its pts counts frames. */
  encode(frame: Frame): void;
  /** A picture of the source at the compared size, of each frame that is compared. */
  compareWith(frame: Frame): void;
  finish(): void;
  close(): void;
};

export function openTrial({ rendition, frameRate, gopFrames, plan, totals }: TrialOptions): OpenTrial {
  const encoder = openX264(rendition, frameRate, gopFrames);
  const decoder = openH264Decoder(encoder.extraData);
  const comparison = openComparison(rendition, plan.compareAt, frameRate);
  const packet = new Packet();
  packet.alloc();
  const decoded = new Frame();
  decoded.alloc();
  const show = (last: boolean) => {
    avCall('decode trial', decoder.sendPacketSync(last ? null : packet));
    while (avTook('decode trial', decoder.receiveFrameSync(decoded))) {
      if (Number(decoded.pts) % plan.compareEvery === 0) comparison.shown(decoded);
      decoded.unref();
    }
  };
  const drain = () => {
    while (avTook('encode trial', encoder.receivePacketSync(packet))) {
      totals.bytes += packet.size;
      totals.frames++;
      show(false);
      packet.unref();
    }
    for (const ssim of comparison.results()) {
      totals.ssim += ssim;
      totals.compared++;
    }
  };
  return {
    encode(frame) {
      frame.pictType = AV_PICTURE_TYPE_NONE;
      avCall('encode trial', encoder.sendFrameSync(frame));
      drain();
    },
    compareWith: (frame) => comparison.source(frame),
    finish() {
      avCall('end trial', encoder.sendFrameSync(null));
      drain();
      show(true);
      comparison.end();
      drain();
    },
    close() {
      comparison.close();
      decoded.free();
      packet.free();
      decoder.freeContext();
      encoder.freeContext();
    },
  };
}

function openH264Decoder(extraData: Buffer | null): CodecContext {
  const codec = avPart('h264 decoder', Codec.findDecoder(AV_CODEC_ID_H264));
  const context = new CodecContext();
  context.allocContext3(codec);
  context.extraData = extraData;
  avCall('open h264 decoder', context.open2Sync(codec));
  return context;
}

type Comparison = {
  source(frame: Frame): void;
  shown(frame: Frame): void;
  end(): void;
  /** SSIM of each pair that is complete. */
  results(): number[];
  close(): void;
};

/** FFmpeg's ssim on two streams whose timestamps are numbers of frames. */
function openComparison(
  size: Pick<VideoRendition, 'width' | 'height' | 'colours'>,
  at: TrialPlan['compareAt'],
  frameRate: Fraction,
): Comparison {
  const { matrix } = size.colours ?? hdColours;
  const input = (name: string, { width, height }: Pick<VideoRendition, 'width' | 'height'>) =>
    `buffer@${name}=video_size=${width}x${height}:pix_fmt=yuv420p:time_base=${frameRate.den}/${frameRate.num}:pixel_aspect=1/1:colorspace=${matrix}:range=tv`;
  const graph = new FilterGraph();
  graph.alloc();
  graph.nbThreads = 1;
  const body = [
    `${input('source', at)},setsar=1[a]`,
    `${input('shown', size)},${shownAt(at)}[b]`,
    '[a][b]ssim,buffersink@out',
  ].join(';');
  avCall('parse comparison', graph.parsePtr(body));
  avCall('set up comparison', graph.configSync());
  const entry = (name: string) => avPart(`input ${name}`, graph.getFilter(`buffer@${name}`));
  const [source, shown] = [entry('source'), entry('shown')];
  const exit = avPart('comparison', graph.getFilter('buffersink@out'));
  const out = new Frame();
  out.alloc();
  return {
    // Kept by whoever gives it: one picture goes to many comparisons.
    source: (frame) =>
      void avCall('compare', source.buffersrcAddFrameSync(frame, AV_BUFFERSRC_FLAG_KEEP_REF)),
    shown: (frame) => void avCall('compare', shown.buffersrcAddFrameSync(frame)),
    end() {
      avCall('end comparison', source.buffersrcAddFrameSync(null));
      avCall('end comparison', shown.buffersrcAddFrameSync(null));
    },
    results() {
      const found: number[] = [];
      while (avTook('take comparison', exit.buffersinkGetFrameSync(out))) {
        found.push(Number(out.getMetadata().get('lavfi.ssim.All')));
        out.unref();
      }
      return found;
    },
    close() {
      out.free();
      graph.free();
    },
  };
}
