// Cuts one track of coded frames into CMAF segments and writes them to its folder.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaErrors } from '#domains/media/errors.ts';
import type { MediaProtection } from '#domains/media/ports.ts';
import type { PackagedSegment } from '#engine/media/packaged-media.ts';
import { mediaPlaylistName } from '#engine/media/write-hls.ts';
import type { Sample, TrackHeader } from '#engine/media/write-fmp4.ts';
import { protectTrack } from './protect-track.ts';

export type TrackWriter = {
  /** Adds a sample to the current segment. */
  add(sample: Sample): void;
  /** Ends the current segment; nothing when it is empty. */
  cut(): void;
  /** Ends the last segment and answers what was written. */
  finish(): PackagedSegment[];
};

/** A part of a track, made by itself. */
export type SegmentRun = {
  /** Number of its first segment, counted from 1. */
  first: number;
  /** Told the number of each segment as soon as it is on disk. */
  made(segment: number): void;
};

/**
 * Writes `init.mp4` into the folder, made if missing. What comes to lie on disk is encrypted when `protection` is given.
 *
 * Of a whole track, each segment replaces what lies there under its name: somebody may be playing it, made on demand. What is left over of
 * others is removed at the end. Of a `run`, nothing that lies in the folder is touched; `decodeTime` is that of its first sample, in ticks.
 */
export function openTrack(
  folder: string,
  header: TrackHeader,
  protection: MediaProtection | null = null,
  run?: SegmentRun & { decodeTime: number },
): TrackWriter {
  const packager = protectTrack(header, protection);
  const written: PackagedSegment[] = [];
  const first = run?.first ?? 1;
  let samples: Sample[] = [];
  let decodeTime = run?.decodeTime ?? 0;
  // Appears whole: players may ask for it while it is written.
  const put = (name: string, bytes: Uint8Array): void => {
    const path = join(folder, name);
    // The whole encode was quicker: what it knows of its files stays true.
    if (run !== undefined && existsSync(path)) return;
    const partial = `${path}.${process.pid}.part`;
    onDisk(folder, () => {
      writeFileSync(partial, bytes);
      renameSync(partial, path);
    });
  };
  onDisk(folder, () => mkdirSync(folder, { recursive: true }));
  put('init.mp4', packager.init());
  const cut = () => {
    if (samples.length === 0) return;
    const number = first + written.length;
    const bytes = packager.segment(number, decodeTime, samples);
    put(`${number}.m4s`, bytes);
    const duration = samples.reduce((sum, sample) => sum + sample.duration, 0);
    written.push({ duration, bytes: bytes.length });
    decodeTime += duration;
    samples = [];
    run?.made(number);
  };
  return {
    add(sample) {
      samples.push(sample);
    },
    cut,
    finish() {
      cut();
      if (run === undefined) removeOthers(folder, written.length);
      return written;
    },
  };
}

/** Removes whatever is none of the first `segments` segments: parts of an interrupted run, and of a longer track. */
function removeOthers(folder: string, segments: number): void {
  const kept = new Set(['init.mp4', mediaPlaylistName]);
  for (let number = 1; number <= segments; number++) kept.add(`${number}.m4s`);
  for (const name of readdirSync(folder))
    if (!kept.has(name)) rmSync(join(folder, name), { recursive: true });
}

/** Runs a write, naming a full disk. */
export function onDisk(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw mediaErrors.media_no_space(folder);
    throw error;
  }
}
