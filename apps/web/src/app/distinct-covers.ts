// Gives each channel a cover of its own where it can, although the best-known titles stand in several.
export function distinctCovers<Title extends { id: number }>(
  channels: readonly { slug: string; cover: readonly Title[] }[],
): ReadonlyMap<string, readonly Title[]> {
  const used = new Set<number>();
  return new Map(
    channels.map(({ slug, cover }) => {
      const fresh = cover.filter(({ id }) => !used.has(id));
      const ordered = [...fresh, ...cover.filter(({ id }) => used.has(id))];
      if (ordered[0]) used.add(ordered[0].id);
      return [slug, ordered];
    }),
  );
}
