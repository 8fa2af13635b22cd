// The choices of how subtitles look, with a line that shows them at once.
import { useLanguage } from '#i18n/language-context.ts';
import { Dialog } from '#ui/dialog.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { captionChoices, captionProperties, type CaptionPart, type CaptionStyle } from './caption-style.ts';

const parts: readonly CaptionPart[] = ['size', 'colour', 'background', 'edge'];

export function CaptionStyleSheet({
  style,
  open,
  onChange,
  onClose,
}: {
  style: CaptionStyle;
  open: boolean;
  onChange: (style: CaptionStyle) => void;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  return (
    <Dialog
      title={t('player.captions')}
      open={open}
      onClose={onClose}
      className="cinema w-[min(34rem,calc(100vw-2rem))]"
    >
      <div
        style={captionProperties(style)}
        className="@container-[size] mb-5 grid h-32 place-items-center overflow-hidden rounded-md border border-line bg-[linear-gradient(115deg,#5d4a36,#c9b99a_55%,#2b3a44)] px-3 text-center"
      >
        <span className="caption-line">{t('player.captions.sample')}</span>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {parts.map((part) => (
          <SelectField
            key={part}
            label={t(`player.captions.${part}`)}
            value={style[part]}
            options={captionChoices[part].map((value) => ({
              value,
              label: t(`player.captions.${value}`),
            }))}
            onChange={({ target }) => {
              const value = captionChoices[part].find((choice) => choice === target.value);
              if (value) onChange({ ...style, [part]: value });
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}
