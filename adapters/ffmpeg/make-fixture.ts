// Makes small video files with the oddities that real ones have, for the tests of transcoders.
import {
  AVIO_FLAG_WRITE,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_DISPOSITION_COMMENT,
  AV_DISPOSITION_DEFAULT,
  AV_FRAME_DATA_A53_CC,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AV_PKT_DATA_DISPLAYMATRIX,
  AV_SAMPLE_FMT_FLTP,
  Codec,
  CodecContext,
  Dictionary,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBX264,
  FF_ENCODER_LIBX265,
  FF_ENCODER_MPEG2VIDEO,
  FilterGraph,
  FormatContext,
  Frame,
  IOContext,
  Packet,
  Rational,
  avChannelLayoutDefault,
} from 'node-av';
import type { Stream } from 'node-av';
import { avCall, avPart, avTook } from './av-call.ts';

export type Fixture = {
  file: string;
  /** FFmpeg's name of the container: `mp4`, `matroska` ... */
  container: string;
  seconds: number;
  video?: {
    width: number;
    height: number;
    rate: string;
    /** Clockwise quarter turns written into the display matrix. */
    quarterTurns?: 0 | 1 | 2 | 3;
    pixelAspect?: [number, number];
    /** Filters after the test picture, such as `setpts` for a variable rate. */
    filters?: string;
    /** With pictures that are shown in another order than they are decoded in, and groups of 5 s. */
    reordered?: boolean;
    codec?: 'h264' | 'hevc' | 'mpeg2video';
    /** Closed captions of a picture, as the triplets of A/53. */
    captions?: (picture: number) => Uint8Array;
  };
  audio?: { language: string; hertz: number; commentary?: boolean; channels?: number }[];
  /** Seconds by which all timestamps are late. */
  startSeconds?: number;
};

const encoders = {
  h264: FF_ENCODER_LIBX264,
  hevc: FF_ENCODER_LIBX265,
  mpeg2video: FF_ENCODER_MPEG2VIDEO,
} as const;

type Feed = {
  kind: 'video' | 'audio';
  context: CodecContext;
  graph: FilterGraph;
  stream: Stream;
  ended: boolean;
  clock: number;
};

/** Writes the file: a moving test picture, a sine for each sound track. */
export function makeFixture(fixture: Fixture): void {
  const output = new FormatContext();
  avCall('open output', output.allocOutputContext2(null, fixture.container, fixture.file));
  const feeds: Feed[] = [];
  if (fixture.video !== undefined) feeds.push(videoFeed(output, fixture.seconds, fixture.video));
  for (const [i, track] of (fixture.audio ?? []).entries())
    feeds.push(audioFeed(output, fixture.seconds, track, i === 0));
  const io = new IOContext();
  avCall('open file', io.open2Sync(fixture.file, AVIO_FLAG_WRITE));
  output.pb = io;
  avCall('write header', output.writeHeaderSync(null));

  const frame = new Frame();
  frame.alloc();
  const packet = new Packet();
  packet.alloc();
  const offset = fixture.startSeconds ?? 0;
  let pictures = 0;
  // The feed that is behind goes next, so that tracks are interleaved.
  for (;;) {
    const feed = feeds.filter((each) => !each.ended).sort((a, b) => a.clock - b.clock)[0];
    if (feed === undefined) break;
    const exit = avPart('sink', feed.graph.getFilter(`${feed.kind === 'video' ? '' : 'a'}buffersink@sink`));
    const got = avTook('make frame', exit.buffersinkGetFrameSync(frame));
    if (got) {
      const base = exit.buffersinkGetTimeBase();
      const seconds = (Number(frame.pts) * base.num) / base.den;
      feed.clock = seconds;
      frame.pts = BigInt(Math.round((seconds * feed.context.timeBase.den) / feed.context.timeBase.num));
      frame.pictType = AV_PICTURE_TYPE_NONE;
      if (feed.kind === 'video' && fixture.video?.captions !== undefined) {
        const data = fixture.video.captions(pictures++);
        frame.newSideData(AV_FRAME_DATA_A53_CC, data.length).set(data);
      }
      avCall('encode', feed.context.sendFrameSync(frame));
      frame.unref();
    } else {
      feed.ended = true;
      avCall('end', feed.context.sendFrameSync(null));
    }
    while (avTook('encode', feed.context.receivePacketSync(packet))) {
      packet.rescaleTs(feed.context.timeBase, feed.stream.timeBase);
      const shift = BigInt(Math.round((offset * feed.stream.timeBase.den) / feed.stream.timeBase.num));
      packet.pts += shift;
      packet.dts += shift;
      packet.streamIndex = feed.stream.index;
      avCall('write', output.interleavedWriteFrameSync(packet));
    }
  }
  avCall('write trailer', output.writeTrailerSync());
  output.pb = null;
  io.closepSync();
  frame.free();
  packet.free();
}

function videoFeed(output: FormatContext, seconds: number, video: NonNullable<Fixture['video']>): Feed {
  const name = encoders[video.codec ?? 'h264'];
  const codec = avPart(name, Codec.findEncoderByName(name));
  const context = new CodecContext();
  context.allocContext3(codec);
  const [num, den = '1'] = video.rate.split('/');
  // Fine enough for any variable rate.
  const variable = video.filters !== undefined;
  context.timeBase = variable ? new Rational(1, 1000) : new Rational(Number(den), Number(num));
  if (!variable) context.framerate = new Rational(Number(num), Number(den));
  context.width = video.width;
  context.height = video.height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.gopSize = video.reordered === true ? 150 : 12;
  const [wide, high] = video.pixelAspect ?? [1, 1];
  context.sampleAspectRatio = new Rational(wide, high);
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  if (name !== FF_ENCODER_MPEG2VIDEO)
    avCall('set preset', context.setOption('preset', video.reordered === true ? 'superfast' : 'ultrafast'));
  if (name === FF_ENCODER_LIBX265) {
    avCall('keep captions', context.setOption('a53cc', '1'));
    avCall('be quiet', context.setOption('x265-params', 'log-level=none'));
  }
  avCall(`open ${name}`, context.open2Sync(codec));
  const stream = output.newStream(null);
  avCall('describe', stream.codecpar.fromContext(context));
  stream.timeBase = context.timeBase;
  stream.sampleAspectRatio = new Rational(wide, high);
  if (!variable) stream.avgFrameRate = context.framerate;
  const turns = video.quarterTurns ?? 0;
  if (turns > 0) {
    const [cos = 1, sin = 0] =
      [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ][turns] ?? [];
    const matrix = Buffer.alloc(36);
    [cos * 65536, sin * 65536, 0, -sin * 65536, cos * 65536, 0, 0, 0, 0x40000000].forEach((value, i) =>
      matrix.writeInt32LE(value, i * 4),
    );
    avCall('turn', stream.codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, matrix));
  }
  const filters = video.filters === undefined ? '' : `${video.filters},`;
  const source = `testsrc2=size=${video.width}x${video.height}:rate=${video.rate}:duration=${seconds}`;
  const body = `${source},${filters}format=yuv420p,setsar=${wide}/${high},buffersink`;
  return { kind: 'video', context, graph: openGraph(body), stream, ended: false, clock: 0 };
}

function audioFeed(
  output: FormatContext,
  seconds: number,
  track: NonNullable<Fixture['audio']>[number],
  isFirst: boolean,
): Feed {
  const codec = avPart('aac', Codec.findEncoderByName(FF_ENCODER_AAC));
  const channels = track.channels ?? 2;
  const context = new CodecContext();
  context.allocContext3(codec);
  context.sampleRate = 44100;
  context.sampleFormat = AV_SAMPLE_FMT_FLTP;
  context.channelLayout = avChannelLayoutDefault(channels);
  context.timeBase = new Rational(1, 44100);
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  avCall('open aac', context.open2Sync(codec));
  const stream = output.newStream(null);
  avCall('describe', stream.codecpar.fromContext(context));
  stream.timeBase = context.timeBase;
  stream.metadata = Dictionary.fromObject({ language: track.language });
  if (isFirst) stream.setDisposition(AV_DISPOSITION_DEFAULT);
  if (track.commentary === true) stream.setDisposition(AV_DISPOSITION_COMMENT);
  const layout = channels === 1 ? 'mono' : channels === 6 ? '5.1' : 'stereo';
  const body = [
    `sine=frequency=${track.hertz}:sample_rate=44100:duration=${seconds}`,
    `aformat=sample_fmts=fltp:channel_layouts=${layout}`,
    'asetnsamples=n=1024:p=0',
    'abuffersink',
  ].join(',');
  return { kind: 'audio', context, graph: openGraph(body), stream, ended: false, clock: 0 };
}

function openGraph(body: string): FilterGraph {
  const graph = new FilterGraph();
  graph.alloc();
  avCall('parse filters', graph.parsePtr(`${body}@sink`));
  avCall('set up filters', graph.configSync());
  return graph;
}
