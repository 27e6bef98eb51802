import type { BoardTemplate } from '@geflecht/domain';
import * as v from 'valibot';

import * as field from './fields.ts';
import { LIMITS } from './limits.ts';

const title = field.line(LIMITS.templateTitle);
const howTo = field.prose(LIMITS.templateHowTo);

/** `fragment` is what a board puts on the clipboard; cards and pictures belong to their board and stay there. */
export const createTemplateBody = v.strictObject({ title, howTo, fragment: v.unknown() });
export const changeTemplateBody = v.strictObject({
  title: v.optional(title),
  howTo: v.optional(howTo),
  /** Put away templates are offered no longer; they can be taken out again. */
  isPutAway: v.optional(v.boolean()),
});

/** A template with what is pasted. */
export interface TemplateContent {
  readonly template: BoardTemplate;
  readonly fragment: unknown;
}
