// The chapters and markers of an asset as viewers get them: what an operator set comes before what was found.
import type { Chapter, Marker } from '#engine/media/chapters-and-markers.ts';
import type { Asset } from './ports.ts';

export function marksOf({ marksByHand, facts, analysis }: Asset): {
  chapters: Chapter[];
  markers: Marker[];
} {
  return {
    chapters: [...(marksByHand.chapters ?? facts?.chapters ?? [])],
    markers: [...(marksByHand.markers ?? analysis?.markers ?? [])],
  };
}
