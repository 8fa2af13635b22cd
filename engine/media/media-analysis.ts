// What is found in a video file beyond its streams, as it is kept with the asset.
import type { Chapter, Marker } from './chapters-and-markers.ts';

export interface MediaAnalysis {
  readonly chapters: readonly Chapter[];
  readonly markers: readonly Marker[];
}
