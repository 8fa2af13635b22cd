// A room as a component sees it: drawn again whenever something happens there.
import { useSyncExternalStore } from 'react';
import type { RoomSession, RoomView } from './room-session.ts';

export function useRoom(session: RoomSession): RoomView {
  return useSyncExternalStore(session.subscribe, session.view);
}
