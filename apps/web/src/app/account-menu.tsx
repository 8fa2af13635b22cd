// The menu of who is watching: profiles, account, language, theme, sign out.
import { ArrowDownToLine, ChevronDown, CircleUser, Clapperboard, LogOut, Users } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useLanguage } from '#i18n/language-context.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '#ui/menu.tsx';
import { useChooseProfileMutation, useSignOutMutation } from './api.ts';
import { PreferenceChoices } from './preference-choices.tsx';
import type { Session } from '@kinora/sdk';

export default function AccountMenu({ session }: { session: Session }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [choose] = useChooseProfileMutation();
  const [signOut] = useSignOutMutation();
  const { profile, profiles, account } = session;
  const name = profile?.name ?? account.firstName;
  return (
    <Menu
      className="w-72"
      trigger={
        <button
          type="button"
          aria-label={t('nav.profileMenu', { name })}
          className="flex min-h-11 items-center gap-1.5 rounded-md ps-1.5 pe-1 hover:bg-text/10"
        >
          {profile ? <Avatar name={profile.avatar} className="size-8" /> : <CircleUser aria-hidden="true" />}
          <ChevronDown className="size-4 text-muted" aria-hidden="true" />
        </button>
      }
    >
      <MenuLabel>{account.email}</MenuLabel>
      {profiles
        .filter(({ id }) => id !== profile?.id)
        .map((other) => (
          <MenuItem
            key={other.id}
            icon={<Avatar name={other.avatar} className="size-7 rounded-sm" />}
            onSelect={() => void choose(other.id).then(() => navigate('/'))}
          >
            <span className="truncate" dir="auto">
              {other.name}
            </span>
          </MenuItem>
        ))}
      <MenuItem icon={<Users aria-hidden="true" />} onSelect={() => void navigate('/profiles')}>
        {t('nav.switchProfile')}
      </MenuItem>
      <MenuItem icon={<CircleUser aria-hidden="true" />} onSelect={() => void navigate('/account')}>
        {t('nav.account')}
      </MenuItem>
      {profile && (
        <MenuItem icon={<ArrowDownToLine aria-hidden="true" />} onSelect={() => void navigate('/downloads')}>
          {t('downloads.title')}
        </MenuItem>
      )}
      {account.role === 'operator' && (
        <MenuItem icon={<Clapperboard aria-hidden="true" />} onSelect={() => void navigate('/studio')}>
          {t('nav.studio')}
        </MenuItem>
      )}
      <MenuSeparator />
      <PreferenceChoices divider={<MenuSeparator />} />
      <MenuSeparator />
      <MenuItem
        icon={<LogOut className="rtl:-scale-x-100" aria-hidden="true" />}
        onSelect={() => void signOut().then(() => navigate('/'))}
      >
        {t('nav.signOut')}
      </MenuItem>
    </Menu>
  );
}
