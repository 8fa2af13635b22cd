// The connections over which this process tells people what happens in their rooms, and what has to be asked of each now and then.

/** One connection that stays open. */
export interface Line {
  readonly sessionId: number;
  readonly roomId: number;
  readonly profileId: number;
  /** Whether its session goes on, with the same profile. */
  holds(): Promise<boolean>;
  /** Says that the line is alive, so that nothing in between takes it for dead. */
  beat(): void;
  end(): void;
}

export interface OpenLines {
  add(line: Line): void;
  remove(line: Line): void;
  all(): Line[];
}

export function openLines(): OpenLines {
  const lines = new Set<Line>();
  return {
    add: (line) => void lines.add(line),
    remove: (line) => void lines.delete(line),
    all: () => [...lines],
  };
}
