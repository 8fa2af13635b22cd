// Which address shows which screen; each screen is a chunk of its own.
import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { FrontDoor } from './front-door.tsx';
import { Layout } from './layout.tsx';
import { RequireProfile } from './require-profile.tsx';

const Welcome = lazy(() => import('#features/identity/routes/welcome.tsx'));
const SignUp = lazy(() => import('#features/identity/routes/sign-up.tsx'));
const SignIn = lazy(() => import('#features/identity/routes/sign-in.tsx'));
const Confirm = lazy(() => import('#features/identity/routes/confirm.tsx'));
const Outbox = lazy(() => import('#features/identity/routes/outbox.tsx'));
const Profiles = lazy(() => import('#features/identity/routes/profiles.tsx'));
const EditProfile = lazy(() => import('#features/identity/routes/edit-profile.tsx'));
const Account = lazy(() => import('#features/identity/routes/account.tsx'));
const Browse = lazy(() => import('#features/catalog/routes/browse.tsx'));
const Channels = lazy(() => import('#features/catalog/routes/channels.tsx'));
const Channel = lazy(() => import('#features/catalog/routes/channel.tsx'));
const Search = lazy(() => import('#features/catalog/routes/search.tsx'));
const Person = lazy(() => import('#features/catalog/routes/person.tsx'));
const TitlePage = lazy(() => import('./title-page.tsx'));
const MyList = lazy(() => import('#features/taste/routes/my-list.tsx'));
const Downloads = lazy(() => import('#features/downloads/routes/downloads.tsx'));
const WatchDownload = lazy(() => import('#features/downloads/routes/watch-download.tsx'));
const Together = lazy(() => import('#features/together/routes/together.tsx'));
const Studio = lazy(() => import('#features/studio/routes/studio.tsx'));
const NotFound = lazy(() => import('./not-found.tsx'));

export function Router() {
  return (
    <Routes>
      <Route element={<RequireProfile />}>
        {/* Films play above all pages, in the stage: they go on when their page is left. */}
        <Route path="watch/:id" element={null} />
        <Route path="watch/:id/:episode" element={null} />
      </Route>
      <Route path="downloads/:id" element={<WatchDownload />} />
      <Route element={<Layout />}>
        <Route index element={<FrontDoor />} />
        <Route path="welcome" element={<Welcome />} />
        <Route path="sign-up" element={<SignUp />} />
        <Route path="sign-in" element={<SignIn />} />
        <Route path="confirm" element={<Confirm />} />
        <Route path="outbox" element={<Outbox />} />
        <Route path="browse" element={<Browse />} />
        <Route path="channels" element={<Channels />} />
        <Route path="channels/:slug" element={<Channel />} />
        <Route path="search" element={<Search />} />
        <Route path="title/:id" element={<TitlePage />} />
        <Route path="person/:id" element={<Person />} />
        <Route path="downloads" element={<Downloads />} />
        <Route element={<RequireProfile profile={false} />}>
          <Route path="profiles" element={<Profiles />} />
          <Route path="profiles/new" element={<EditProfile />} />
          <Route path="profiles/:id" element={<EditProfile />} />
          <Route path="account" element={<Account />} />
          <Route path="studio" element={<Studio />} />
        </Route>
        <Route element={<RequireProfile />}>
          <Route path="my-list" element={<MyList />} />
          <Route path="together/:key" element={<Together />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
