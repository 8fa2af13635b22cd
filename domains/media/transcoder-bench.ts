// What the parts of the transcoders' suite work with: the transcoder, files to feed it, folders that go away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { Ladder } from '#engine/media/ladder-for.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import type { EncodedTracks, Transcoder } from './ports.ts';

/** Files with the oddities that real ones have; made by whoever runs the suite, all a few seconds long. */
export type OddFiles = {
  /** 320x180 stored, to be turned clockwise by 90 degrees, silent, MP4. */
  rotated: string;
  /** 322x182 at 24000/1001, French sound and an English commentary of six channels, 5 s, Matroska. */
  twoLanguages: string;
  /** 360x288 with pixels of 16:15. */
  anamorphic: string;
  oneFrame: string;
  audioOnly: string;
  /** 8x8. */
  tiny: string;
  /** Timestamps start at 100 s, sound and picture, 9 s, MPEG transport stream. */
  late: string;
  /** Alternates between 8 and 24 frames a second, 9 s. */
  variableRate: string;
  /** 320x180 at 30000/1001, pictures reordered, English sound, 9 s, MP4. */
  reordered: string;
};

export type TranscoderSetup = {
  open: () => Transcoder;
  files: (folder: string) => OddFiles;
  /** A scene for a clip: PNGs of 1280x720, the first opaque. */
  layers: () => { png: Uint8Array; depth: number }[];
};

/** Folder of the sample clips, none of which is part of the project. */
const clips = process.env['KINORA_CLIPS'] ?? join(import.meta.dirname, '../../../shared/clips');

export type TranscoderBench = {
  readonly transcoder: Transcoder;
  readonly odd: OddFiles;
  /** A scene for a clip. */
  readonly layers: TranscoderSetup['layers'];
  readonly folder: string;
  /** A new empty folder. */
  out(): string;
  /** Path of a sample clip. */
  clip(name: string): string;
  /** Facts of a file; read once, however many tests want them. */
  probe(file: string): Promise<MediaFacts>;
  /** The whole file with its smallest rung. */
  encoded(file: string): Promise<{ outDir: string; ladder: Ladder; tracks: EncodedTracks }>;
  close(): Promise<void>;
};

export function openBench(setup: TranscoderSetup): TranscoderBench {
  const folder = mkdtempSync(join(tmpdir(), 'kinora-transcoder-'));
  const transcoder = setup.open();
  const known = new Map<string, Promise<MediaFacts>>();
  let odd: OddFiles | undefined;
  const out = () => mkdtempSync(join(folder, 'out-'));
  const probe = (file: string): Promise<MediaFacts> => {
    const facts = known.get(file) ?? transcoder.probe(file);
    known.set(file, facts);
    return facts;
  };
  return {
    transcoder,
    folder,
    layers: setup.layers,
    out,
    probe,
    clip: (name) => join(clips, name),
    get odd() {
      return (odd ??= setup.files(folder));
    },
    async encoded(file) {
      const facts = await probe(file);
      const ladder = ladderFor(facts);
      ladder.video = ladder.video.slice(-1);
      const outDir = out();
      return { outDir, ladder, tracks: await transcoder.encode({ file, facts, ...ladder, outDir }) };
    },
    async close() {
      await transcoder.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
