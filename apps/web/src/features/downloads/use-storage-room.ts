// How much room this browser gives the site, and whether it promises to keep what is stored.
import { useEffect, useState } from 'react';

export interface StorageRoom {
  /** Bytes. */
  readonly used: number;
  readonly free: number;
  readonly persisted: boolean;
}

/** Looked at anew whenever `when` changes. Null until it is known. */
export function useStorageRoom(when: string): StorageRoom | null {
  const [room, setRoom] = useState<(StorageRoom & { readonly when: string }) | null>(null);
  useEffect(() => {
    let current = true;
    const look = async () => {
      const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
        navigator.storage.estimate(),
        navigator.storage.persisted(),
      ]);
      if (current) setRoom({ when, used: usage, free: Math.max(0, quota - usage), persisted });
    };
    // A browser that tells nothing shows nothing.
    look().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [when]);
  return room;
}
