import { useSyncExternalStore } from 'react';

import type { Appearance } from '../tokens/colors.ts';
import { applyTheme, currentAppearance, currentTheme, onAppearanceChange, type Theme } from './theme.ts';

/** The chosen theme, what is on the screen, and the way to choose another. */
export function useTheme(): {
  theme: Theme;
  appearance: Appearance;
  setTheme: (theme: Theme) => void;
} {
  const theme = useSyncExternalStore(onAppearanceChange, currentTheme);
  const appearance = useSyncExternalStore(onAppearanceChange, currentAppearance);
  return { theme, appearance, setTheme: applyTheme };
}
