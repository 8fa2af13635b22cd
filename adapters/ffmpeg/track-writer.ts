// Cuts one track of coded frames into CMAF segments and writes them to its folder.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaErrors } from '#domains/media/errors.ts';
import type { MediaProtection } from '#domains/media/ports.ts';
import type { PackagedSegment } from '#engine/media/packaged-media.ts';
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

/** Empties the folder and writes `init.mp4` into it. What comes to lie on disk is encrypted when `protection` is given. */
export function openTrack(
  folder: string,
  header: TrackHeader,
  protection: MediaProtection | null = null,
): TrackWriter {
  const packager = protectTrack(header, protection);
  const written: PackagedSegment[] = [];
  let samples: Sample[] = [];
  let decodeTime = 0;
  onDisk(folder, () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'init.mp4'), packager.init());
  });
  const cut = () => {
    if (samples.length === 0) return;
    const number = written.length + 1;
    const bytes = packager.segment(number, decodeTime, samples);
    // Appears whole: players may ask for it while it is written.
    const path = join(folder, `${number}.m4s`);
    onDisk(folder, () => {
      writeFileSync(`${path}.part`, bytes);
      renameSync(`${path}.part`, path);
    });
    const duration = samples.reduce((sum, sample) => sum + sample.duration, 0);
    written.push({ duration, bytes: bytes.length });
    decodeTime += duration;
    samples = [];
  };
  return {
    add(sample) {
      samples.push(sample);
    },
    cut,
    finish() {
      cut();
      return written;
    },
  };
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
