// Who watched here last, for the time when nobody can be asked: whose downloads are shown without a network.
const ENTRY = 'kinora.viewer';

export interface RememberedViewer {
  readonly accountId: number;
  readonly profileId: number;
}

export function rememberViewer(viewer: RememberedViewer | null): void {
  if (viewer === null) localStorage.removeItem(ENTRY);
  else localStorage.setItem(ENTRY, JSON.stringify(viewer));
}

export function rememberedViewer(): RememberedViewer | null {
  try {
    const value = JSON.parse(localStorage.getItem(ENTRY) ?? 'null') as RememberedViewer | null;
    return typeof value?.profileId === 'number' ? value : null;
  } catch {
    return null;
  }
}
