// A filter graph with one input and named outputs, described in FFmpeg's own words.
import { Filter, FilterGraph, Frame } from 'node-av';
import type { FilterContext } from 'node-av';
import { avCall, avPart, avTook } from './av-call.ts';

/** `video` or `audio`: decides which kind of end points the graph gets. */
export type FilterKind = 'video' | 'audio';

export type OpenFilter = {
  /** Gives a frame, or null at the end, to the input, and hands on what comes out of each output. */
  push(frame: Frame | null, take: (output: number, frame: Frame) => void): void;
  close(): void;
};

/**
 * Opens a graph.
 *
 * `input` are the arguments of FFmpeg's buffer source; `body` starts at that source and must name its ends `[out0]`, `[out1]` ... The
 * frame handed to `take` is reused.
 */
export function openFilter(kind: FilterKind, input: string, body: string, outputs: number): OpenFilter {
  const source = kind === 'video' ? 'buffer' : 'abuffer';
  const sink = kind === 'video' ? 'buffersink' : 'abuffersink';
  avPart(`filter ${source}`, Filter.getByName(source));
  const ends = Array.from({ length: outputs }, (_, i) => `[out${i}]${sink}@out${i}`);
  const graph = new FilterGraph();
  graph.alloc();
  // Sinks are drained after every frame, so that one thread each is enough and frames do not pile up.
  graph.nbThreads = 1;
  avCall('parse filters', graph.parsePtr(`${source}@in=${input},${body};${ends.join(';')}`));
  avCall('set up filters', graph.configSync());
  const entry: FilterContext = avPart('filter input', graph.getFilter(`${source}@in`));
  const exits = ends.map((_, i): FilterContext =>
    avPart(`filter output ${i}`, graph.getFilter(`${sink}@out${i}`)),
  );
  const out = new Frame();
  out.alloc();
  return {
    push(frame, take) {
      avCall('filter', entry.buffersrcAddFrameSync(frame));
      exits.forEach((exit, i) => {
        while (avTook('take filtered frame', exit.buffersinkGetFrameSync(out))) {
          out.timeBase = exit.buffersinkGetTimeBase();
          take(i, out);
          out.unref();
        }
      });
    },
    close() {
      out.free();
      graph.free();
    },
  };
}
