// What the media domain needs from outside: something that reads, encodes and renders video.
import type { AudioRendition, VideoRendition } from '#engine/media/ladder-for.ts';
import type { Fraction, MediaFacts } from '#engine/media/media-facts.ts';
import type { PackagedAudio, PackagedThumbnails, PackagedVideo } from '#engine/media/packaged-media.ts';
import type { ThumbnailPlan } from '#engine/media/thumbnail-track.ts';

/** Told how far a piece of work is; `fraction` grows from 0 to 1. */
export type OnProgress = (fraction: number) => void;

/** Work that can be watched and stopped; stopping rejects with `media_cancelled`. */
type Watched = { onProgress?: OnProgress; signal?: AbortSignal };

export type EncodeTask = Watched & {
  file: string;
  facts: MediaFacts;
  frameRate: Fraction;
  gopFrames: number;
  /** Renditions of this pass; the source is decoded once for all of them. */
  video: readonly VideoRendition[];
  audio: readonly AudioRendition[];
  /** Existing folder; each rendition gets a folder of its own name in it. */
  outDir: string;
};

export type ThumbnailTask = Watched & {
  file: string;
  facts: MediaFacts;
  plan: ThumbnailPlan;
  /** Folder of the sheets, made if missing. */
  outDir: string;
};

/** A picture of the scene: PNG of 1280x720. */
export type ClipLayer = {
  png: Uint8Array;
  /** 0 far, 1 near; nearer layers move faster. */
  depth: number;
};

export type ClipTask = Watched & {
  /** Far to near; the first is opaque. */
  layers: readonly ClipLayer[];
  /** PNGs of 1280x720 with transparency: the title, then the explanation; at most two. */
  cards: readonly Uint8Array[];
  /** At least 12. */
  seconds: number;
  /** 0 to 3: how the camera moves. */
  variant: number;
  /** RIFF WAVE. */
  music: Uint8Array;
  frameRate: Fraction;
  gopFrames: number;
  video: readonly VideoRendition[];
  audio: AudioRendition;
  /** Existing folder; each rendition gets a folder of its own name in it. */
  outDir: string;
};

export type EncodedTracks = { video: PackagedVideo[]; audio: PackagedAudio[] };

/** Reads, encodes and renders video; several calls may run at once. */
export type Transcoder = {
  /**
   * Reads what a file is, decoding its first picture and looking at its end. Rejects with one of mediaErrors for whatever is not a whole,
   * playable video file.
   */
  probe(file: string, options?: { signal?: AbortSignal }): Promise<MediaFacts>;
  /** Writes `init.mp4` and `1.m4s`, `2.m4s` ... of each rendition. Replaces what an interrupted run left in their folders. */
  encode(task: EncodeTask): Promise<EncodedTracks>;
  /** Writes `1.jpg`, `2.jpg` ... */
  thumbnails(task: ThumbnailTask): Promise<PackagedThumbnails>;
  /** Draws a title sequence from layers and writes it as `encode` writes a film. */
  renderClip(task: ClipTask): Promise<EncodedTracks>;
  /** Stops all running work. */
  close(): Promise<void>;
};
