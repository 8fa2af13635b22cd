// The address "/": the welcome page for a stranger, the profile chooser for who has not said, the home page for the others.
import { asProblem } from './as-problem.ts';
import { lazy, useState } from 'react';
import { Navigate } from 'react-router';
import { ErrorState } from '#ui/error-state.tsx';
import { useSessionQuery } from './api.ts';
import { hasDownloads } from './has-downloads.ts';
import { PageFallback } from './page-fallback.tsx';

const Welcome = lazy(() => import('#features/identity/routes/welcome.tsx'));
const Downloads = lazy(() => import('#features/downloads/routes/downloads.tsx'));
const Home = lazy(() => import('#features/recommend/routes/home.tsx'));

export function FrontDoor() {
  const { data: session, error, refetch } = useSessionQuery();
  const [gone, setGone] = useState(false);
  // Nobody answers: what is kept here can be watched, also while it is asked again.
  if (error && !gone && hasDownloads()) setGone(true);
  if (session === undefined && gone) return <Downloads />;
  if (session === undefined)
    return error ? (
      <div className="pt-16">
        <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />
      </div>
    ) : (
      <PageFallback />
    );
  if (session === null) return <Welcome />;
  return session.profile ? <Home /> : <Navigate to="/profiles" replace />;
}
