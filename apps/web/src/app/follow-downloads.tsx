// Tells the downloads of this browser who is signed in, once it has any: they go when that is nobody, or somebody else.
import { useEffect, useState } from 'react';
import { useSessionQuery } from './api.ts';
import { hasDownloads } from './has-downloads.ts';

/** Milliseconds between two tries to reach a service that does not answer. */
const AGAIN = 20_000;

export function FollowDownloads() {
  const [gone, setGone] = useState(false);
  const { data: session } = useSessionQuery(undefined, {
    refetchOnReconnect: true,
    pollingInterval: gone ? AGAIN : 0,
  });
  if (gone !== (session === undefined && hasDownloads())) setGone(!gone);
  useEffect(() => {
    if (session === undefined || !hasDownloads()) return;
    void import('#features/downloads/local-downloads.ts').then(({ followSession }) => followSession(session));
  }, [session]);
  return null;
}
