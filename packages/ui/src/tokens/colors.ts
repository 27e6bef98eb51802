/** The four appearances a person can have: light or dark, each also with more contrast. */
export type Appearance = 'light' | 'dark' | 'light-contrast' | 'dark-contrast';

/** What each colour is for. All values are sRGB hex except the two translucent ones. */
export interface ColorTokens {
  /** The ground everything lies on. */
  readonly paper: string;
  /** What people read and write on. */
  readonly sheet: string;
  /** What floats: menus, dialogs, toasts. */
  readonly raised: string;
  /** Wells, hovered rows, skeletons. */
  readonly sunken: string;
  readonly ink: string;
  /** Second ink: descriptions, meta data. */
  readonly inkSoft: string;
  /** Ink of what cannot be used now (WCAG exempts it; still 3:1). */
  readonly inkDisabled: string;
  readonly hairline: string;
  /** Border of a control, 3:1 against whatever it stands on. */
  readonly outline: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly danger: string;
  readonly dangerHover: string;
  readonly dangerSoft: string;
  readonly onDanger: string;
  readonly caution: string;
  readonly cautionSoft: string;
  readonly focus: string;
  readonly selection: string;
  /** Bubble of a tooltip, deliberately the opposite of the theme. */
  readonly bubble: string;
  readonly onBubble: string;
  readonly scrim: string;
  /** Colour of the one shadow, under what floats. */
  readonly shadow: string;
}

const light: ColorTokens = {
  paper: '#FAF7F2',
  sheet: '#FFFFFF',
  raised: '#FFFFFF',
  sunken: '#F1ECE4',
  ink: '#1C1B1A',
  inkSoft: '#5B5752',
  inkDisabled: '#827C74',
  hairline: 'rgb(28 27 26 / 0.12)',
  outline: '#857F77',
  accent: '#0B5E55',
  accentHover: '#084A43',
  accentSoft: '#E0EDE9',
  onAccent: '#FFFFFF',
  danger: '#A3231C',
  dangerHover: '#7F1A15',
  dangerSoft: '#FBE7E3',
  onDanger: '#FFFFFF',
  caution: '#7A4A00',
  cautionSoft: '#FBEFD6',
  focus: '#0B5E55',
  selection: '#CBE2DC',
  bubble: '#2A2825',
  onBubble: '#F7F3EC',
  scrim: 'rgb(28 27 26 / 0.42)',
  shadow: 'rgb(28 27 26 / 0.16)',
};

const dark: ColorTokens = {
  paper: '#171615',
  sheet: '#211F1D',
  raised: '#2B2926',
  sunken: '#2E2B28',
  ink: '#EDE9E3',
  inkSoft: '#B5AFA6',
  inkDisabled: '#857F77',
  hairline: 'rgb(237 233 227 / 0.14)',
  outline: '#878077',
  accent: '#7FD1C2',
  accentHover: '#A2E1D5',
  accentSoft: '#1E3A35',
  onAccent: '#0E1F1C',
  danger: '#FF9D90',
  dangerHover: '#FFB9AF',
  dangerSoft: '#432320',
  onDanger: '#2A0D0A',
  caution: '#F0C070',
  cautionSoft: '#3B2E17',
  focus: '#7FD1C2',
  selection: '#2C544C',
  bubble: '#EDE9E3',
  onBubble: '#1C1B1A',
  scrim: 'rgb(0 0 0 / 0.6)',
  shadow: 'rgb(0 0 0 / 0.55)',
};

const lightContrast: ColorTokens = {
  ...light,
  paper: '#FFFFFF',
  sunken: '#F2EEE8',
  ink: '#000000',
  inkSoft: '#35322F',
  inkDisabled: '#6B665F',
  hairline: '#6B665F',
  outline: '#1C1B1A',
  accent: '#00443C',
  accentHover: '#002E29',
  accentSoft: '#DCEDE8',
  danger: '#7D120C',
  dangerHover: '#5C0A06',
  caution: '#5A3600',
  focus: '#000000',
  scrim: 'rgb(0 0 0 / 0.6)',
};

const darkContrast: ColorTokens = {
  ...dark,
  paper: '#000000',
  sheet: '#0B0A0A',
  raised: '#141312',
  sunken: '#211F1D',
  ink: '#FFFFFF',
  inkSoft: '#E2DDD6',
  inkDisabled: '#A19B92',
  hairline: '#A19B92',
  outline: '#EDE9E3',
  accent: '#A6EBDE',
  accentHover: '#C9F5EC',
  accentSoft: '#0E2A25',
  danger: '#FFBDB4',
  dangerHover: '#FFD6D0',
  dangerSoft: '#361613',
  caution: '#FFD694',
  cautionSoft: '#2B200D',
  focus: '#FFFFFF',
  scrim: 'rgb(0 0 0 / 0.75)',
};

export const colors: Readonly<Record<Appearance, ColorTokens>> = {
  light,
  dark,
  'light-contrast': lightContrast,
  'dark-contrast': darkContrast,
};
