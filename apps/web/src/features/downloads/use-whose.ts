// Whose downloads are shown: of the profile that watches; without a network, of the one that watched here last.
import { useSessionQuery } from '#app/api.ts';
import { rememberedViewer } from './remembered-viewer.ts';

/** Null: nobody's. Undefined: not known yet. */
export function useWhose(): number | null | undefined {
  const { data: session, isLoading } = useSessionQuery();
  if (session !== undefined) return session?.profile?.id ?? null;
  return isLoading ? undefined : (rememberedViewer()?.profileId ?? null);
}
