// Tells the downloads of this browser who is signed in, once it has any: they go when that is nobody, or somebody else.
import { useEffect } from 'react';
import { useSessionQuery } from './api.ts';
import { hasDownloads } from './has-downloads.ts';

export function FollowDownloads() {
  const { data: session } = useSessionQuery(undefined, { refetchOnReconnect: true });
  useEffect(() => {
    if (session === undefined || !hasDownloads()) return;
    void import('#features/downloads/local-downloads.ts').then(({ followSession }) => followSession(session));
  }, [session]);
  return null;
}
