// Brings in those who watch together, when the address of the player names their room, and keeps them while the film is there.
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { aloneFrame, CompanyContext, type Company } from '#player/company.ts';

const RoomCompany = lazy(() => import('#features/together/room-company.tsx'));
// Nobody can be asked where it cannot be brought: a film that plays without a network plays without it.
const TogetherControl = lazy(() =>
  import('#features/together/components/together-control.tsx').catch(() => ({ default: () => null })),
);

/** A player without company still offers to ask for one. */
const alone: Company = {
  onVideo: () => undefined,
  startAt: () => null,
  frame: aloneFrame,
  control: (
    <Suspense fallback={null}>
      <TogetherControl />
    </Suspense>
  ),
};

export function CompanyDoor({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const asked = pathname.startsWith('/watch/') ? new URLSearchParams(search).get('together') : null;
  const [key, setKey] = useState(asked);
  /** The room that was left, until its address is. */
  const [left, setLeft] = useState<string | null>(null);
  // A film that goes on beside another page, or with another episode, keeps its room.
  if (asked !== null && asked !== key && asked !== left) setKey(asked);
  if (asked === null && left !== null) setLeft(null);
  const [company, setCompany] = useState<Company | null>(null);
  const leave = useCallback(() => {
    setLeft(key);
    setKey(null);
    setCompany(null);
    if (asked !== null) void navigate(pathname, { replace: true });
  }, [key, asked, navigate, pathname]);
  return (
    <CompanyContext value={company ?? alone}>
      {children}
      {key !== null && (
        <Suspense fallback={null}>
          <RoomCompany key={key} roomKey={key} onCompany={setCompany} onLeave={leave} />
        </Suspense>
      )}
    </CompanyContext>
  );
}
