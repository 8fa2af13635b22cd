// A menu that opens from a button: choices, links and one-of-many groups.
import type { ReactNode } from 'react';
import { DropdownMenu } from 'radix-ui';
import { Check } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { classes } from './classes.ts';

const itemLook =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-3 text-sm font-medium outline-none select-none data-highlighted:bg-text/10 data-disabled:opacity-45 [&_svg]:size-4.5 [&_svg]:shrink-0';

export function Menu({
  trigger,
  children,
  align = 'end',
  container,
  side,
  className,
  onOpenChange,
}: {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  /** Where to draw it: inside what is shown in full screen, for example. */
  container?: HTMLElement | null;
  side?: 'top' | 'bottom';
  className?: string;
  onOpenChange?: (open: boolean) => void;
}) {
  const { direction } = useLanguage();
  return (
    <DropdownMenu.Root dir={direction} modal={false} {...(onOpenChange ? { onOpenChange } : {})}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal {...(container ? { container } : {})}>
        <DropdownMenu.Content
          align={align}
          side={side ?? 'bottom'}
          sideOffset={8}
          collisionPadding={12}
          className={classes(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto rounded-lg border border-line bg-raised p-1.5 text-text shadow-float',
            className,
          )}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({
  icon,
  children,
  onSelect,
}: {
  icon?: ReactNode;
  children: ReactNode;
  onSelect: () => void;
}) {
  return (
    <DropdownMenu.Item className={itemLook} onSelect={onSelect}>
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuChoices<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  /** `hint`: small, at the other end of the line. */
  options: readonly { value: Value; label: string; lang?: string; hint?: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <DropdownMenu.RadioGroup
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
      aria-label={label}
    >
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          lang={option.lang}
          className={classes(itemLook, 'justify-between')}
        >
          <span className="min-w-0" dir={option.hint === undefined ? undefined : 'auto'}>
            {option.label}
          </span>
          <span className="flex items-center gap-2">
            <DropdownMenu.ItemIndicator>
              <Check className="text-accent-text" aria-hidden="true" />
            </DropdownMenu.ItemIndicator>
            {option.hint !== undefined && <span className="text-muted tabular-nums">{option.hint}</span>}
          </span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-3 pt-2.5 pb-1 text-xs font-semibold text-muted">
      {children}
    </DropdownMenu.Label>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" />;
}
