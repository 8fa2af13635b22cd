// What the media domain needs from outside: a transcoder, a store of assets, a place for files, an artist for clips.
import type { AssetState, Codec, Encryption, MediaFile } from './contract.ts';
import type { CaptionChannel } from '#engine/media/decode-captions.ts';
import type { Marks } from '#engine/media/chapters-and-markers.ts';
import type { MusicRequest } from '#engine/media/compose-music.ts';
import type { AudioRendition, VideoRendition } from '#engine/media/ladder-for.ts';
import type { HeardSound } from '#engine/media/hear-sound.ts';
import type { MediaAnalysis } from '#engine/media/media-analysis.ts';
import type { Fraction, MediaFacts } from '#engine/media/media-facts.ts';
import type {
  PackagedAudio,
  PackagedMedia,
  PackagedPoster,
  PackagedThumbnails,
  PackagedVideo,
} from '#engine/media/packaged-media.ts';
import type { SeenPicture } from '#engine/media/see-picture.ts';
import type { PackagedProtection } from '#engine/media/packaged-protection.ts';
import type { PerTitle } from '#engine/media/choose-ladder.ts';
import type { MeasuredTrial, TrialPlan } from '#engine/media/plan-trials.ts';
import type { SubtitleCue } from '#engine/media/subtitle-cue.ts';
import type { ThumbnailPlan } from '#engine/media/thumbnail-track.ts';

/** Told how far a piece of work is; `fraction` grows from 0 to 1. */
export type OnProgress = (fraction: number) => void;

/** Work that can be watched and stopped; stopping rejects with `media_cancelled`. */
type Watched = { onProgress?: OnProgress; signal?: AbortSignal };

/** How a title is encrypted, with its key: goes to the transcoder and to entitled players, and nowhere else. */
export type MediaProtection = PackagedProtection & {
  /** 16 bytes. */
  key: Uint8Array;
};

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
  /** Segments are written encrypted; clear when absent. */
  protection?: MediaProtection | null | undefined;
};

/** Short encodes of parts of a film, to learn what each setting costs and gives on it. */
export type MeasureTask = Watched & {
  file: string;
  facts: MediaFacts;
  frameRate: Fraction;
  gopFrames: number;
  plan: TrialPlan;
};

/** A run of segments of one rendition, made by itself while somebody waits. */
export type SegmentsTask = {
  file: string;
  facts: MediaFacts;
  frameRate: Fraction;
  gopFrames: number;
  rendition: { kind: 'video'; video: VideoRendition } | { kind: 'audio'; audio: AudioRendition };
  /** Numbers of its first and last segment, counted from 1, both included. */
  first: number;
  last: number;
  /** Pictures, or AAC frames, that the whole track has: its last segment ends there, filled up where the file ends before. */
  total: number;
  /** Existing folder; the rendition gets a folder of its own name in it. */
  outDir: string;
  protection?: MediaProtection | null | undefined;
  /** Told the number of each segment as soon as it is there. */
  onSegment?: (segment: number) => void;
  signal?: AbortSignal;
};

export type ThumbnailTask = Watched & {
  file: string;
  facts: MediaFacts;
  plan: ThumbnailPlan;
  /** Folder of the sheets, made if missing. */
  outDir: string;
};

export type SourceTask = Watched & { file: string; facts: MediaFacts };

/** What one text track inside of a file says, on the clock of the packaged film. */
export type EmbeddedSubtitles = {
  /** Of the stream in its file. */
  index: number;
  /** Closed captions inside of the pictures of the stream; absent for a track of its own. */
  channel?: CaptionChannel | undefined;
  cues: SubtitleCue[];
};

export type ListenTask = SourceTask & {
  /** How much of the beginning of the first track gets a fingerprint. */
  printSeconds: number;
};

/** What is heard of one sound track. */
export type HeardTrack = HeardSound & {
  /** Of the stream in its file. */
  index: number;
};

export type LookTask = SourceTask & {
  /** At most so many posters. */
  posters: number;
  /** Folder of the posters, made if missing. */
  outDir: string;
};

/** What is seen of a film. */
export type SeenFilm = {
  /** At equal distances over the whole film, from key frames. */
  pictures: SeenPicture[];
  /** The best first. */
  posters: PackagedPoster[];
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
  /** Composed for the length of the clip. */
  music: Pick<MusicRequest, 'seed' | 'genres' | 'year'>;
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
  /**
   * Encodes the samples of a plan by each of its trials, in the order of the trials, and compares what is decoded of them with the source.
   * Empty when none of the samples could be read.
   */
  measure(task: MeasureTask): Promise<MeasuredTrial[]>;
  /** Told that so many calls of `encodeSegments` will come in a moment. */
  warmUp(tasks: number): void;
  /**
   * Writes `init.mp4` and the segments asked for, which fit among those that `encode` writes: the same cuts, times and header. Others in
   * the folder stay.
   */
  encodeSegments(task: SegmentsTask): Promise<void>;
  /** Writes `1.jpg`, `2.jpg` ... */
  thumbnails(task: ThumbnailTask): Promise<PackagedThumbnails>;
  /** Reads the text tracks inside of a file, then its closed captions; those without a line to read are left out. */
  subtitles(task: SourceTask): Promise<EmbeddedSubtitles[]>;
  /** Listens to every sound track as it would be encoded. */
  listen(task: ListenTask): Promise<HeardTrack[]>;
  /** Looks over a film, and writes the pictures that stand best for it: `1.jpg`, `2.jpg` ... */
  look(task: LookTask): Promise<SeenFilm>;
  /** Draws a title sequence from layers and writes it as `encode` writes a film. */
  renderClip(task: ClipTask): Promise<EncodedTracks>;
  /** Stops all running work. */
  close(): Promise<void>;
};

/** A video of a title and what was made of it. */
export interface Asset {
  readonly id: number;
  readonly titleId: number;
  /** Null for a film, and for a stand-in, which serves all episodes of its title. */
  readonly episodeId: number | null;
  readonly origin: 'file' | 'stand-in';
  readonly state: AssetState;
  readonly sourceName: string;
  readonly sourcePath: string | null;
  readonly facts: MediaFacts | null;
  /** Null before the first rendition can be played. */
  readonly packaged: PackagedMedia | null;
  /** The ladder chosen for this film and why; null before it is measured, and where the fixed ladder is used. */
  readonly perTitle: PerTitle | null;
  /** What it will be, of which segments are made when they are asked for; null when none was promised, and when it is complete. */
  readonly promised: PackagedMedia | null;
  /** Whether it can be promised to whoever presses play, before anything of it is finished. */
  readonly onDemand: boolean;
  /** False while something is still being added to `packaged`. */
  readonly complete: boolean;
  /** What was found in the file; null before it was looked at. */
  readonly analysis: MediaAnalysis | null;
  /** What an operator says instead of what was found. */
  readonly marksByHand: Marks;
  /** As it was wished when it was brought; null leaves it to the setting at the time of encoding. */
  readonly encryption: Encryption | null;
  /** As it was wished when it was brought; null leaves it to the setting at the time of encoding. */
  readonly codec: Codec | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When an operator removed it: it is played by nobody new, and can be restored until its files are collected. */
  readonly removedAt: number | null;
}

export type NewAsset = Pick<
  Asset,
  'titleId' | 'episodeId' | 'origin' | 'sourceName' | 'sourcePath' | 'facts'
> & {
  readonly encryption?: Encryption | null;
  readonly codec?: Codec | null;
  /** Default: false. */
  readonly onDemand?: boolean;
};
export type AssetPatch = Partial<
  Pick<
    Asset,
    | 'state'
    | 'sourcePath'
    | 'packaged'
    | 'promised'
    | 'perTitle'
    | 'complete'
    | 'analysis'
    | 'marksByHand'
    | 'error'
  >
>;

export interface AssetStore {
  /** Queued. */
  add(asset: NewAsset, now: number): Promise<Asset>;
  find(id: number): Promise<Asset | null>;
  /** Newest first: those of the episode, or of the film, and the stand-in of the title; without removed ones. */
  of(titleId: number, episodeId: number | null): Promise<Asset[]>;
  /** The stand-in of a title, made if there is none; however many ask at once, there is one. */
  standIn(titleId: number, now: number): Promise<Asset>;
  update(id: number, patch: AssetPatch, now: number): Promise<void>;
  /** Newest first, at most `limit + 1` with an id below `before`; those that were removed, or (default) those that were not. */
  list(filter: { titleId?: number; before?: number; limit: number; removed?: boolean }): Promise<Asset[]>;
  /** False when there is none, or it was removed before. */
  remove(id: number, now: number): Promise<boolean>;
  /** False when there is none, or it was not removed. */
  restore(id: number): Promise<boolean>;
  /** Forgets one that was removed at `removedBy` or before, with its key and checksums. False when it was not: its files must stay. */
  forget(id: number, removedBy: number): Promise<boolean>;
}

/** A packaged file as it was when it was written. */
export interface FileSum {
  /** Such as `video-720/3.m4s`. */
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal digits. */
  readonly sha256: string;
}

export interface ChecksumStore {
  /** Replaces those of a track. */
  put(assetId: number, trackId: string, sums: readonly FileSum[]): Promise<void>;
  of(assetId: number): Promise<FileSum[]>;
}

/** A file as it lies in the store, whether anything names it or not. */
export interface StoredFile {
  /** Path below the folder of the asset. */
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: number;
}

/** Fingerprints of the sound of episodes, by which what they share is found. */
export interface SoundPrintStore {
  /** Replaces what was kept of the asset. */
  save(assetId: number, print: Uint32Array): Promise<void>;
  /** Of other episodes of its series, the nearest first, at most `limit`. */
  ofNeighbours(episode: { titleId: number; episodeId: number }, limit: number): Promise<NeighbourPrint[]>;
}

export interface NeighbourPrint {
  readonly assetId: number;
  readonly print: Uint32Array;
  /** It comes before the other episode. */
  readonly isEarlier: boolean;
}

/** Keys of encrypted assets. */
export interface KeyStore {
  find(assetId: number): Promise<MediaProtection | null>;
  /** Keeps the first key of an asset, and answers the one that is kept. */
  add(assetId: number, protection: MediaProtection): Promise<MediaProtection>;
}

/** A file as the store finds it. */
export interface OpenedFile extends Omit<MediaFile, 'lend'> {
  /**
   * Reads all its bytes into the beginning of `room`, which it no longer touches once it has answered. False when the file was removed or
   * replaced since it was opened.
   */
  load(room: Uint8Array): Promise<boolean>;
}

/** Where the files of assets lie. The transcoder writes into `folder`; an outside store would bring them there and back. */
export interface MediaFiles {
  /** Folder of an asset on this machine, made if absent. */
  folder(assetId: number): Promise<string>;
  /** Replaces a file as a whole: whoever reads sees the old one or the new one. */
  write(assetId: number, name: string, text: string): Promise<void>;
  /** `name` must be one that media gives. */
  open(assetId: number, name: string): Promise<OpenedFile | null>;
  /** Everything in the folder of an asset; nothing when there is none. */
  list(assetId: number): Promise<StoredFile[]>;
  /** Removes a file that was listed. */
  discard(assetId: number, name: string): Promise<void>;
  /** Assets that have a folder. */
  assetIds(): Promise<number[]>;
  /** Removes the folder, playlists first: whenever it is interrupted, no playlist names what is gone. */
  remove(assetId: number): Promise<void>;
}

/** What an operator says of a file before sending it: `Upload-Metadata` of tus. */
export interface UploadWords {
  readonly movieId?: string;
  readonly episodeId?: string;
  /** Shown to people, never used as a path. */
  readonly filename?: string;
}

/** Decides on uploads. */
export interface UploadIntake {
  /** Before anything is sent; `bytes` is null where the size was not told. Throws what is wrong. */
  judge(words: UploadWords, bytes: number | null): Promise<void>;
  /** Probes and queues a whole file; answers the id of its asset. Throws what is wrong with it. Safe to ask again. */
  take(path: string, words: UploadWords): Promise<number>;
  /** True while the work on the asset needs the file. */
  needs(assetId: number, path: string): Promise<boolean>;
}

/** Files on their way here, in pieces. */
export interface Uploads {
  /** Answers a tus request of an account; nobody else sees or continues its uploads. Throws one of mediaErrors. */
  handle(request: Request, accountId: number): Promise<Response>;
  /** Removes an uploaded file that is no longer needed; leaves any other file alone. */
  release(path: string): Promise<void>;
  /** Removes what was not completed in time, and goes on with what was whole when a process died. */
  sweep(): Promise<void>;
}

/** A file as it lies in the watched folder. */
export interface DroppedFile {
  /** Path below the folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: number;
  /** `link` also for a pipe or a device; `unreadable` where it may not be looked at, or its name is no text (it may be a folder then). */
  readonly kind: 'plain' | 'link' | 'unreadable';
}

/** The watched folder. Nothing is ever written to it, moved or removed. */
export interface DropFolder {
  /** Rejects when the folder cannot be read. Hidden files and those of downloads that go on are left out. */
  list(): Promise<DroppedFile[]>;
  /** Where a listed file lies; `link` when it is no plain file inside the folder (any more), `gone` when it is not there. */
  resolve(name: string): Promise<{ readonly path: string } | 'link' | 'gone'>;
}

/** What came of a dropped file. */
export interface WatchedFile extends Omit<DroppedFile, 'kind'> {
  /** `settling`: may still be growing; `taken`: became `assetId`; `unmatched`: no title; `refused`: no video, or no plain file. */
  readonly state: 'settling' | 'taken' | 'unmatched' | 'refused';
  readonly assetId: number | null;
  readonly reason: { readonly code: string; readonly message: string } | null;
  readonly updatedAt: number;
}

export interface WatchStore {
  all(): Promise<WatchedFile[]>;
  /** Replaces what was known of the name. */
  put(file: WatchedFile): Promise<void>;
  forget(names: readonly string[]): Promise<void>;
}

/** What a job is given while it runs. */
export interface WorkContext {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  progress(share: number): void;
}
export type Work = (payload: unknown, context: WorkContext) => Promise<void>;

/** The drawn parts of a stand-in clip. */
export interface ClipArt {
  readonly layers: readonly ClipLayer[];
  readonly cards: readonly Uint8Array[];
  readonly seed: string;
  readonly genres: readonly string[];
  readonly year: number | null;
}

export interface ClipArtist {
  /** Null when there is no such title. */
  draw(titleId: number): Promise<ClipArt | null>;
}
