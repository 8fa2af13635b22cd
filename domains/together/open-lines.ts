// The connections over which this process tells people what happens in their rooms, and what has to be asked of each now and then.

/** One connection that stays open. */
export interface Line {
  readonly roomId: number;
  readonly profileId: number;
  /** Whether its session goes on, with the same profile and the same rights. */
  holds(): Promise<boolean>;
  /** Says that the line is alive, so that nothing in between takes it for dead. */
  beat(): void;
  end(): void;
}

export interface OpenLines {
  /** False when there are as many as this process takes. */
  add(line: Line): boolean;
  remove(line: Line): void;
  all(): Line[];
}

export function openLines(most: number): OpenLines {
  const lines = new Set<Line>();
  return {
    add(line) {
      if (lines.size >= most) return false;
      lines.add(line);
      return true;
    },
    remove: (line) => void lines.delete(line),
    all: () => [...lines],
  };
}
