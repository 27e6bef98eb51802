import { writeFileSync } from 'node:fs';

import { contrastCss, tokensCss } from '../src/tokens/css.ts';

writeFileSync(new URL('../src/tokens/tokens.css', import.meta.url), tokensCss());
writeFileSync(new URL('../src/tokens/tokens-contrast.css', import.meta.url), contrastCss());
