import { colors, type Appearance } from './colors.ts';
import { noteColorNames, palettes } from './palettes.ts';
import { fontFamily, layers, monoFamily, motion, radii, space, targets, typeSizes } from './scale.ts';

type Declaration = readonly [name: string, value: string];

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

function appearance(name: Appearance): Declaration[] {
  const palette = palettes[name];
  const { shadow, ...paints } = colors[name];
  const isDark = name.startsWith('dark');
  return [
    ['color-scheme', isDark ? 'dark' : 'light'],
    ...Object.entries(paints).map(([key, value]): Declaration => [`--${kebab(key)}`, value]),
    ['--shadow', `0 8px 28px ${shadow}`],
    ...palette.manufaktur.map((value, i): Declaration => [`--manufaktur-${i + 1}`, value]),
    ...noteColorNames.flatMap((color): Declaration[] => [
      [`--note-${color}`, palette.notes[color].fill],
      [`--note-${color}-ink`, palette.notes[color].ink],
      [`--note-${color}-line`, palette.notes[color].line],
    ]),
    ...Object.entries(palette.scores).flatMap(([score, value]): Declaration[] => {
      const step = score.replace('-', 'minus-');
      return [
        [`--score-${step}`, value.fill],
        [`--score-${step}-ink`, value.onFill],
        [`--score-${step}-line`, value.line],
      ];
    }),
  ];
}

function constants(): Declaration[] {
  return [
    ['--font', fontFamily],
    ['--font-mono', monoFamily],
    ...typeSizes.map((px): Declaration => [`--text-${px}`, `${px / 16}rem`]),
    ['--leading-text', '1.5'],
    ['--leading-heading', '1.25'],
    ['--measure', '68ch'],
    ...Object.entries(space).map(([key, px]): Declaration => [`--space-${key}`, `${px}px`]),
    ...Object.entries(radii).map(([key, px]): Declaration => [`--radius-${key}`, `${px}px`]),
    ...Object.entries(motion).map(([key, ms]): Declaration => [`--motion-${key}`, `${ms}ms`]),
    ['--ease', 'cubic-bezier(0.2, 0.7, 0.3, 1)'],
    ...Object.entries(layers).map(([key, z]): Declaration => [`--layer-${key}`, String(z)]),
    ['--target', `${targets.fine}px`],
    ['--target-compact', `${targets.compact}px`],
    ['--border', '1px'],
  ];
}

const block = (selector: string, declarations: readonly Declaration[], indent = ''): string =>
  [
    `${indent}${selector} {`,
    ...declarations.map(([name, value]) => `${indent}  ${name}: ${value};`),
    `${indent}}`,
  ].join('\n');

const media = (query: string, ...blocks: string[]): string =>
  [`@media ${query} {`, ...blocks, '}'].join('\n');

const followsSystem = ':root:not([data-theme])';

const sheet = (...parts: string[]): string =>
  `${['/* Written by `pnpm --filter @geflecht/ui tokens` from the values in this folder. */', ...parts]
    .join('\n\n')
    .replace(/#[0-9A-F]{6}\b/gu, (hex) => hex.toLowerCase())}\n`;

/** Constants, light and dark; `tokens.css` is this text, kept fresh by a test. */
export function tokensCss(): string {
  return sheet(
    block(':root', constants()),
    block(":root,\n[data-theme='light']", appearance('light')),
    block("[data-theme='dark']", appearance('dark')),
    media('(prefers-color-scheme: dark)', block(followsSystem, appearance('dark'), '  ')),
    media(
      '(pointer: coarse)',
      block(
        ':root',
        [
          ['--target', `${targets.coarse}px`],
          ['--target-compact', `${targets.coarse}px`],
        ],
        '  ',
      ),
    ),
    media(
      '(prefers-reduced-motion: reduce)',
      block(
        ':root',
        Object.keys(motion).map((key): Declaration => [`--motion-${key}`, '0ms']),
        '  ',
      ),
    ),
  );
}

/** Both themes again for readers who ask for more contrast; comes after `tokens.css`. */
export function contrastCss(): string {
  return sheet(
    media(
      '(prefers-contrast: more)',
      block(":root,\n  [data-theme='light']", appearance('light-contrast'), '  '),
      block("[data-theme='dark']", appearance('dark-contrast'), '  '),
    ),
    media(
      '(prefers-contrast: more) and (prefers-color-scheme: dark)',
      block(followsSystem, appearance('dark-contrast'), '  '),
    ),
  );
}
