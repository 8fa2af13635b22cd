// The tables of media: the video files behind titles and what was made of them.
import type { Generated } from 'kysely';
import { defineTables } from '#engine/api/define-tables.ts';

export interface MediaTables {
  assets: {
    id: Generated<number>;
    title_id: number;
    /** 0 for a film. */
    episode_id: number;
    /** `file`: brought by the operator; `stand-in`: a clip drawn by the program. */
    origin: string;
    /** `queued`, `working`, `ready`, `failed`. */
    state: string;
    /** Name of the file as it was brought, for people; never used as a path. */
    source_name: string;
    /** Path of the file while it is needed; null for a stand-in and once packaged. */
    source_path: string | null;
    /** JSON of MediaFacts; null before the probe. */
    facts: string | null;
    /** `none`, `clearkey`, `aes-128` as wished when it was brought; null for what the setting says. */
    encryption: string | null;
    /** `h264`, `av1` as wished when it was brought; null for what the setting says. */
    codec: string | null;
    /** JSON of PerTitle; null before the film is measured, and where the fixed ladder is used. */
    per_title: string | null;
    /** JSON of the renditions that are finished. */
    renditions: string;
    /** 1 where viewers can play it now: something is finished, or is made as they watch (`playsNow`). */
    plays: number;
    /** JSON of MediaAnalysis: what was found in the file; null before it was looked at. */
    analysis: string | null;
    /** JSON of Marks: chapters and markers as an operator set them; null where none were. */
    marks_by_hand: string | null;
    duration_ms: number | null;
    error_code: string | null;
    error_message: string | null;
    created_at: number;
    updated_at: number;
    /** When an operator removed it; null for what is there. */
    removed_at: number | null;
  };
  asset_keys: {
    asset_id: number;
    /** `clearkey` or `aes-128`. */
    scheme: string;
    /** 16 bytes as hexadecimal digits. */
    key_id: string;
    /** 16 bytes as hexadecimal digits; its only way out is the key address of a signed playback. */
    content_key: string;
  };
  asset_checksums: {
    asset_id: number;
    /** Folder of the track. */
    track_id: string;
    /** JSON of FileSum[]. */
    sums: string;
  };
  watched_files: {
    /** Path below the watched folder. */
    name: string;
    bytes: number;
    modified_at: number;
    /** `settling`, `taken`, `unmatched`, `refused`. */
    state: string;
    asset_id: number | null;
    reason_code: string | null;
    reason: string | null;
    updated_at: number;
  };
  sound_prints: {
    asset_id: number;
    /** What the sound of an episode is like, in short: base64 of the words of SoundPrint. */
    prints: string;
  };
}

export const mediaTables = defineTables({
  assets: {
    holds: 'a video of a title and what was made of it',
    columns: {
      id: 'internal',
      title_id: 'public',
      episode_id: 'public',
      origin: 'internal',
      state: 'internal',
      source_name: 'internal',
      source_path: 'internal',
      facts: 'internal',
      encryption: 'internal',
      codec: 'internal',
      per_title: 'internal',
      renditions: 'internal',
      plays: 'internal',
      analysis: 'internal',
      marks_by_hand: 'public',
      duration_ms: 'public',
      error_code: 'internal',
      error_message: 'internal',
      created_at: 'internal',
      updated_at: 'internal',
      removed_at: 'internal',
    },
  },
  asset_keys: {
    holds: 'the key that the segments of a video are encrypted with',
    columns: { asset_id: 'internal', scheme: 'internal', key_id: 'public', content_key: 'secret' },
  },
  asset_checksums: {
    holds: 'the checksums of the packaged files of a video, track by track',
    columns: { asset_id: 'internal', track_id: 'internal', sums: 'internal' },
  },
  watched_files: {
    holds: 'what came of a file in the watched folder',
    columns: {
      name: 'internal',
      bytes: 'internal',
      modified_at: 'internal',
      state: 'internal',
      asset_id: 'internal',
      reason_code: 'internal',
      reason: 'internal',
      updated_at: 'internal',
    },
  },
  sound_prints: {
    holds: 'the fingerprint of the sound of an episode, by which what episodes share is found',
    columns: { asset_id: 'internal', prints: 'internal' },
  },
});
