import { type Theme, useTheme } from '@geflecht/ui';
import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';

import { useText } from '../../platform/text.tsx';

const ICONS: Readonly<Record<Theme, LucideIcon>> = { light: Sun, dark: Moon, system: Monitor };

export function themeIcon(theme: Theme): LucideIcon {
  return ICONS[theme];
}

/** The three ways Geflecht can look, with their words. */
export function useThemeChoices(): {
  readonly theme: Theme;
  readonly choices: readonly { readonly id: Theme; readonly label: string; readonly icon: LucideIcon }[];
  readonly choose: (id: string) => void;
} {
  const { shell } = useText();
  const { theme, setTheme } = useTheme();
  const ids: readonly Theme[] = ['light', 'dark', 'system'];
  return {
    theme,
    choices: ids.map((id) => ({ id, label: shell.theme[id], icon: ICONS[id] })),
    choose: (id) => {
      const chosen = ids.find((each) => each === id);
      if (chosen !== undefined) setTheme(chosen);
    },
  };
}
