// What can be done with a video, in a menu; deleting asks first and can be undone.
import { CirclePause, CircleX, Ellipsis, Film, Pencil, Play, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ListedAsset } from '@kinora/sdk';
import { asProblem } from '#app/as-problem.ts';
import { useToast } from '#app/toasts.tsx';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '#ui/menu.tsx';
import { faultText } from '../fault-text.ts';
import {
  useRemoveAssetMutation,
  useRestoreAssetMutation,
  useSteerAssetMutation,
  type WorkStep,
} from '../studio-api.ts';
import { standingOf } from '../work-text.ts';
import { TitleDialog } from './title-dialog.tsx';

export function AssetMenu({ asset, name }: { asset: ListedAsset; name: string }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const say = useToast();
  const [steer] = useSteerAssetMutation();
  const [remove, removing] = useRemoveAssetMutation();
  const [restore] = useRestoreAssetMutation();
  const [asking, setAsking] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const { id, movieId, episodeId } = asset;
  const standing = standingOf(asset);
  const refused = (error: unknown): void =>
    say({ tone: 'fault', text: faultText(asProblem(error)?.code ?? 'other', t) });
  const take = (step: WorkStep): void =>
    void steer({ id, step }).then((answer) => answer.error && refused(answer.error));
  const undo = (): void => void restore(id).then((answer) => answer.error && refused(answer.error));
  const removeIt = async (): Promise<void> => {
    const answer = await remove(id);
    setAsking(false);
    if (answer.error) refused(answer.error);
    else say({ text: t('studio.deleted', { title: name }), onUndo: undo });
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('studio.actions', { title: name })}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      >
        {asset.plays && (
          <MenuItem
            icon={<Play aria-hidden="true" />}
            onSelect={() => void navigate(`/watch/${movieId}${episodeId === null ? '' : `/${episodeId}`}`)}
          >
            {t('studio.watch')}
          </MenuItem>
        )}
        <MenuItem icon={<Film aria-hidden="true" />} onSelect={() => void navigate(`/title/${movieId}`)}>
          {t('studio.titlePage')}
        </MenuItem>
        {asset.movie !== null && (
          <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => setCorrecting(true)}>
            {t('studio.titles.correct')}
          </MenuItem>
        )}
        {(standing === 'running' || standing === 'waiting') && (
          <MenuItem icon={<CirclePause aria-hidden="true" />} onSelect={() => take('pause')}>
            {t('studio.pause')}
          </MenuItem>
        )}
        {standing === 'paused' && (
          <MenuItem icon={<Play aria-hidden="true" />} onSelect={() => take('resume')}>
            {t('studio.resume')}
          </MenuItem>
        )}
        {(standing === 'running' || standing === 'waiting' || standing === 'paused') && (
          <MenuItem icon={<CircleX aria-hidden="true" />} onSelect={() => take('cancel')}>
            {t('studio.cancel')}
          </MenuItem>
        )}
        {(standing === 'failed' || standing === 'cancelled') && (
          <MenuItem icon={<RotateCw aria-hidden="true" />} onSelect={() => take('retry')}>
            {t('studio.retry')}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={() => setAsking(true)}>
          {t('studio.delete')}
        </MenuItem>
      </Menu>
      {correcting && <TitleDialog subject={{ id: movieId }} onClose={() => setCorrecting(false)} />}
      <Dialog
        title={t('studio.delete.title', { title: name })}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button tone="ghost" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
            <Button tone="danger" busy={removing.isLoading} onClick={() => void removeIt()}>
              {t('studio.delete.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('studio.delete.text')}</p>
      </Dialog>
    </>
  );
}
