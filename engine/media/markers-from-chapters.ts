// What the names of chapters say of intro, recap and credits, as studios and fans name them.
import type { Chapter, Marker, MarkerKind } from './chapters-and-markers.ts';

const names: readonly (readonly [kind: MarkerKind, name: RegExp])[] = [
  [
    'recap',
    /^(?:recap|previously(?: on\b.*)?|last time(?: on\b.*)?|précédemment.*|résumé|ملخص.*|في الحلقة السابقة)$/iu,
  ],
  [
    'intro',
    /^(?:intro(?:duction)?|opening(?: credits| titles?)?|title sequence|main titles?|theme(?: song)?|op|générique(?: de début| d['’]ouverture)?|شارة البداية|المقدمة)$/iu,
  ],
  [
    'credits',
    /^(?:credits?|end(?:ing)?(?: credits| titles?)?|closing(?: credits)?|outro|ed|générique de fin|شارة النهاية)$/iu,
  ],
];

/** Longest share of the film that a chapter of the kind can be: one named "Opening" may be half of an opera. */
const longestShare = 0.25;

/** In the order of the chapters; the first of each kind. */
export function markersFromChapters(chapters: readonly Chapter[], durationSeconds: number): Marker[] {
  const markers: Marker[] = [];
  for (const { start, end, title } of chapters) {
    const kind = names.find(([, name]) => name.test(title?.trim() ?? ''))?.[0];
    if (kind === undefined || markers.some((marker) => marker.kind === kind)) continue;
    if (end - start > durationSeconds * longestShare) continue;
    // Credits are at the end and an opening is not, whatever they are called.
    if ((kind === 'credits') === start > durationSeconds / 2) markers.push({ kind, start, end });
  }
  return markers;
}
