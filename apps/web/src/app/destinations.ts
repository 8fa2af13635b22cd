// Where the navigation leads, for who is and who is not signed in.
import { ArrowDownToLine, Clapperboard, House, LayoutGrid, ListVideo, type LucideIcon } from 'lucide-react';
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
const downloads: Destination = { to: '/downloads', label: 'nav.downloads', icon: ArrowDownToLine };

/** `unreachable`: the service has not answered, and what is kept here can be watched. */
export function destinations(session: Session | null, unreachable = false): readonly Destination[] {
  if (unreachable) return [downloads];
  return session?.profile ? [home, browse, channels, myList, downloads] : [browse, channels];
}
