// Lets through who is signed in and has chosen a profile; sends the others to where they can.
import { asProblem } from './as-problem.ts';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ErrorState } from '#ui/error-state.tsx';
import { useSessionQuery } from './api.ts';
import { PageFallback } from './page-fallback.tsx';

export function RequireProfile({ profile = true }: { profile?: boolean }) {
  const { data: session, error, isLoading, refetch } = useSessionQuery();
  const { pathname, search } = useLocation();
  if (isLoading) return <PageFallback />;
  if (session === undefined) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />;
  const back = encodeURIComponent(pathname + search);
  if (session === null) return <Navigate to={`/sign-in?back=${back}`} replace />;
  if (profile && session.profile === null) return <Navigate to={`/profiles?back=${back}`} replace />;
  return <Outlet />;
}
