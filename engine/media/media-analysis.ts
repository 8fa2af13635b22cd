// What is found in a video file beyond its streams, as it is kept with the asset.
import type { Marker } from './chapters-and-markers.ts';

/** Something of the file that an operator should know of. */
export interface AnalysisNote {
  readonly code: 'subtitles_are_pictures' | 'subtitles_unknown' | 'subtitles_empty';
  readonly message: string;
}

export interface MediaAnalysis {
  /** Detected. */
  readonly markers: readonly Marker[];
  /** Null before the text tracks of the file were read. */
  readonly notes: readonly AnalysisNote[] | null;
}

/** Of a file that nobody has looked at. */
export const nothingFound: MediaAnalysis = { markers: [], notes: null };
