// Where the navigation leads, for who is and who is not signed in.
import { Clapperboard, House, LayoutGrid, ListVideo, type LucideIcon } from 'lucide-react';
import type { MessageKey } from '#i18n/messages/en.ts';
import type { Session } from '@kinora/sdk';

export interface Destination {
  readonly to: string;
  readonly label: MessageKey;
  readonly icon: LucideIcon;
}

const home: Destination = { to: '/', label: 'nav.home', icon: House };
const browse: Destination = { to: '/browse', label: 'nav.browse', icon: LayoutGrid };
const channels: Destination = { to: '/channels', label: 'nav.channels', icon: Clapperboard };
const myList: Destination = { to: '/my-list', label: 'nav.myList', icon: ListVideo };

export function destinations(session: Session | null): readonly Destination[] {
  return session?.profile ? [home, browse, channels, myList] : [browse, channels];
}
