// How a video stands, in a word or two, and how that is coloured.
import type { Asset } from '@kinora/sdk';
import type { MessageKey } from '#i18n/messages/en.ts';

export type Standing = 'ready' | 'running' | 'waiting' | 'paused' | 'cancelled' | 'failed';

export function standingOf({ complete, work, error, state }: Asset): Standing {
  if (complete) return 'ready';
  if (state === 'failed' || work === 'failed' || error !== null) return 'failed';
  return work === 'done' ? 'waiting' : work;
}

export const standingKeys: Readonly<Record<Standing, MessageKey>> = {
  ready: 'studio.state.ready',
  running: 'studio.state.running',
  waiting: 'studio.state.waiting',
  paused: 'studio.state.paused',
  cancelled: 'studio.state.cancelled',
  failed: 'studio.state.failed',
};

export const standingLooks: Readonly<Record<Standing, string>> = {
  ready: 'text-good',
  running: 'text-accent-text',
  waiting: 'text-muted',
  paused: 'text-muted',
  cancelled: 'text-muted',
  failed: 'text-danger',
};

/** "1080p, 720p, 360p": heights of the pictures, the largest first. */
export function heightsOf({ renditions }: Asset): string[] {
  const heights = renditions.flatMap(({ height }) => (height === null ? [] : [height]));
  return [...new Set(heights)].sort((a, b) => b - a).map((height) => `${height}p`);
}
