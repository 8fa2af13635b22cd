// Whether this device takes previews by itself: it has a pointer that hovers, nobody asked for less motion, and data is not to be saved.

/** The part of `window` that is asked. */
export interface Device {
  readonly matchMedia: (query: string) => { readonly matches: boolean };
  readonly navigator: object;
}

export function previewsWelcome({ matchMedia, navigator }: Device): boolean {
  // Not in every browser, and in no standard yet: wicg.github.io/netinfo.
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return (
    matchMedia('(hover: hover)').matches &&
    !matchMedia('(prefers-reduced-motion: reduce)').matches &&
    connection?.saveData !== true
  );
}
