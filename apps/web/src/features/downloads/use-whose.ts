// Who is here and whose downloads are shown: of the profile that watches; until that is known, of the one that watched here last.
import { api } from '#app/api.ts';
import { rememberedViewer } from './remembered-viewer.ts';

/** Asks nothing: without a network, a page that asks whenever it is shown would never come to rest. */
export function useKnownSession() {
  return api.endpoints.session.useQueryState();
}

/** Null: nobody's. Undefined: not known yet. */
export function useWhose(): number | null | undefined {
  const { data: session, isError } = useKnownSession();
  if (session !== undefined) return session?.profile?.id ?? null;
  return rememberedViewer()?.profileId ?? (isError ? null : undefined);
}
