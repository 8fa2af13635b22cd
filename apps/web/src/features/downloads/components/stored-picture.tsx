// The picture of a download, from its stored files; its tone until then and without one.
import { useEffect, useState } from 'react';
import { artName } from '../local-downloads.ts';
import { shelfOf } from '../shelf.ts';

export function useStoredArt(id: number): string | null {
  const [art, setArt] = useState<string | null>(null);
  useEffect(() => {
    let address: string | null = null;
    let current = true;
    const read = async () => {
      const stored = await shelfOf(id).read(artName);
      if (!current || stored === null) return;
      address = URL.createObjectURL(await stored.blob());
      setArt(address);
    };
    // It is still on its way when a download has just begun.
    const again = setTimeout(() => address === null && void read(), 2_000);
    void read();
    return () => {
      current = false;
      clearTimeout(again);
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [id]);
  return art;
}

export function StoredPicture({ id, tone }: { id: number; tone: string }) {
  const art = useStoredArt(id);
  return (
    <span
      className="relative block aspect-video overflow-hidden rounded-sm"
      style={{ backgroundColor: tone }}
    >
      {art !== null && (
        <img src={art} alt="" draggable={false} className="absolute inset-0 size-full object-cover" />
      )}
    </span>
  );
}
