// The H.264 and AAC ladder that a film is encoded by: the fixed one until the film is measured, then its own.
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { Ladder } from '#engine/media/ladder-for.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import type { Asset } from './ports.ts';

export function baseLadder({ facts, perTitle }: Pick<Asset, 'perTitle'> & { facts: MediaFacts }): Ladder {
  const fixed = ladderFor(facts);
  return perTitle === null ? fixed : { ...fixed, video: perTitle.video };
}
