// Memory of a bounded size that is used again and again: bytes that come and go by the hundred megabytes would otherwise keep the
// collector busy, and stay around for as long as it pleases.

export interface ByteShelf {
  /** Room for so many bytes, with anything in it; null when taking them would lead above the limit. */
  take(bytes: number): Uint8Array | null;
  /** Gives back what was taken, once nobody reads or writes it any more. */
  put(taken: Uint8Array): void;
  /** Lets go of what is not taken. */
  clear(): void;
  /** What is taken, and what is kept to be taken again. */
  readonly bytes: number;
}

/** Kept room is taken for what fills at least half of it. */
const leastFilled = 0.5;

export function byteShelf(limit: number): ByteShelf {
  /** Oldest first. */
  const spare: Uint8Array[] = [];
  let total = 0;

  function drop(): boolean {
    const oldest = spare.shift();
    total -= oldest?.length ?? 0;
    return oldest !== undefined;
  }

  return {
    take(bytes) {
      const fits = spare.findIndex(({ length }) => length >= bytes && length * leastFilled <= bytes);
      if (fits >= 0) return spare.splice(fits, 1)[0] ?? null;
      while (total + bytes > limit) if (!drop()) return null;
      total += bytes;
      return Buffer.allocUnsafeSlow(bytes);
    },
    put: (taken) => void spare.push(taken),
    clear() {
      while (drop());
    },
    get bytes() {
      return total;
    },
  };
}
