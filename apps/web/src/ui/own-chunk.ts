// A component in a chunk of its own that is shown at once where its chunk is there already.
import { createElement, lazy, useState, type ComponentType, type ReactNode } from 'react';

export interface OwnChunk<Props> {
  (props: Props): ReactNode;
  /** Brings the chunk before it is shown; after a failure the next call tries again. */
  readonly bring: () => Promise<unknown>;
}

/**
 * Like `lazy`, inside of a `Suspense`. `lazy` alone shows the fallback for a turn even for a chunk that is there, and React holds back
 * what follows a fallback for 300 ms: too long between pressing play and the first picture.
 */
export function ownChunk<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): OwnChunk<Props> {
  let there: ComponentType<Props> | null = null;
  let coming: Promise<{ default: ComponentType<Props> }> | null = null;
  const loadOnce = async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      const chunk = await load();
      there = chunk.default;
      return chunk;
    } catch (error) {
      coming = null;
      throw error;
    }
  };
  const bring = () => (coming ??= loadOnce());
  const Late = lazy(bring) as ComponentType<Props>;
  function Chunk(props: Props): ReactNode {
    // Chosen once: what was shown late is not mounted anew.
    const [Shown] = useState<ComponentType<Props>>(() => there ?? Late);
    return createElement(Shown, props);
  }
  return Object.assign(Chunk, { bring });
}
