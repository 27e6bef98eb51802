import type { Score } from '@geflecht/domain';

import type { Appearance } from './colors.ts';

/** Colour of a Manufaktur by place (index 0 is number 1), readable as text on paper and sheet. */
const manufakturLight = [
  '#1F6F54',
  '#2B5C8A',
  '#7A4B2A',
  '#6B3FA0',
  '#A33B20',
  '#B0124B',
  '#8A1C5A',
  '#1D4E6B',
] as const;
const manufakturDark = [
  '#5FC79C',
  '#7FB2EC',
  '#D2A480',
  '#BFA2F0',
  '#F0977A',
  '#FF8AA9',
  '#E58FCB',
  '#74C6DC',
] as const;

/** Papers a note can be cut from. The names are the literals a board stores. */
export const noteColorNames = ['yellow', 'orange', 'pink', 'violet', 'blue', 'green', 'grey'] as const;
export type NoteColorName = (typeof noteColorNames)[number];

export interface NoteColor {
  readonly fill: string;
  readonly ink: string;
  /** Lines, corner signs and coloured writing on the ground itself. */
  readonly line: string;
}

const note = (fill: string, line: string, ink: string): NoteColor => ({ fill, line, ink });
const inkOnLight = '#1C1B1A';
const inkOnDark = '#F3EFE9';

const notesLight: Readonly<Record<NoteColorName, NoteColor>> = {
  yellow: note('#FBEBA7', '#8A6A00', inkOnLight),
  orange: note('#FBD9B5', '#9A5300', inkOnLight),
  pink: note('#F6D1E0', '#A02C66', inkOnLight),
  violet: note('#DFD5F3', '#6B3FA0', inkOnLight),
  blue: note('#CFE2F5', '#2B5C8A', inkOnLight),
  green: note('#D2E7C9', '#3C6B2A', inkOnLight),
  grey: note('#E7E2DA', '#625D56', inkOnLight),
};
const notesDark: Readonly<Record<NoteColorName, NoteColor>> = {
  yellow: note('#5A4C14', '#E6CB60', inkOnDark),
  orange: note('#5E3D1A', '#F0B27A', inkOnDark),
  pink: note('#582A41', '#F0A1C5', inkOnDark),
  violet: note('#40345F', '#C5B0F2', inkOnDark),
  blue: note('#27435F', '#96C2EE', inkOnDark),
  green: note('#32492A', '#A5D191', inkOnDark),
  grey: note('#413D38', '#C4BDB3', inkOnDark),
};

/** With more contrast the papers lose tint and their lines gain strength. */
const notesLightContrast: Readonly<Record<NoteColorName, NoteColor>> = {
  yellow: note('#FFF0B3', '#5C4500', '#000000'),
  orange: note('#FFE2C7', '#7A3500', '#000000'),
  pink: note('#FFE0EA', '#8A1548', '#000000'),
  violet: note('#EBE3FA', '#4A2C86', '#000000'),
  blue: note('#DCECFA', '#0B4575', '#000000'),
  green: note('#DFF2D9', '#1B5416', '#000000'),
  grey: note('#F0ECE5', '#2B2926', '#000000'),
};
const notesDarkContrast: Readonly<Record<NoteColorName, NoteColor>> = {
  yellow: note('#3A3008', '#F2DC82', '#FFFFFF'),
  orange: note('#40270D', '#F8C799', '#FFFFFF'),
  pink: note('#3D1A2B', '#F8BDD7', '#FFFFFF'),
  violet: note('#2A2142', '#DACBFA', '#FFFFFF'),
  blue: note('#152C42', '#B9DAF8', '#FFFFFF'),
  green: note('#1D3016', '#C2E6B2', '#FFFFFF'),
  grey: note('#2A2724', '#E2DDD6', '#FFFFFF'),
};

export interface ScoreColor {
  /** Ground of a filled badge and the ink on it. */
  readonly fill: string;
  readonly onFill: string;
  /** Text or line standing directly on paper or sheet. */
  readonly line: string;
}

/** Helping is blue, hindering is orange, stronger means further from the paper. */
export type ScoreColors = Readonly<Record<`${Score}`, ScoreColor>>;

const score = (fill: string, onFill: string, line: string): ScoreColor => ({ fill, onFill, line });
const scoresLight: ScoreColors = {
  '-3': score('#8F3D00', '#FFFFFF', '#8F3D00'),
  '-2': score('#E8954A', '#1C1B1A', '#9A4A06'),
  '-1': score('#F9DFC3', '#1C1B1A', '#9A5A1C'),
  '0': score('#E9E4DC', '#1C1B1A', '#5B5752'),
  '1': score('#D3E4F5', '#1C1B1A', '#336699'),
  '2': score('#74ABE0', '#1C1B1A', '#215A94'),
  '3': score('#184A85', '#FFFFFF', '#184A85'),
};
const scoresDark: ScoreColors = {
  '-3': score('#F6A85F', '#1C1B1A', '#F6A85F'),
  '-2': score('#A9581A', '#FFFFFF', '#EFA05A'),
  '-1': score('#4B311A', '#F3EFE9', '#D9A273'),
  '0': score('#3A3733', '#F3EFE9', '#B5AFA6'),
  '1': score('#1F3850', '#F3EFE9', '#8FB4D8'),
  '2': score('#2F6CAB', '#FFFFFF', '#8ABDF0'),
  '3': score('#96C8F7', '#1C1B1A', '#96C8F7'),
};

export interface Palette {
  readonly manufaktur: readonly string[];
  readonly notes: Readonly<Record<NoteColorName, NoteColor>>;
  readonly scores: ScoreColors;
}

const lightPalette: Palette = { manufaktur: manufakturLight, notes: notesLight, scores: scoresLight };
const darkPalette: Palette = { manufaktur: manufakturDark, notes: notesDark, scores: scoresDark };

export const palettes: Readonly<Record<Appearance, Palette>> = {
  light: lightPalette,
  dark: darkPalette,
  'light-contrast': { ...lightPalette, notes: notesLightContrast },
  'dark-contrast': { ...darkPalette, notes: notesDarkContrast },
};
