import type { VersionDifference } from '@geflecht/contract';
import {
  type DocumentVersion,
  PROPOSAL_SECTIONS,
  sectionFragment,
  SMART_FIELDS,
  smartFragment,
} from '@geflecht/domain';
import { type Catalogue, formatList, type Language } from '@geflecht/i18n';

import { dayInMunich } from '../../platform/now.ts';

export interface VersionDay {
  /** `YYYY-MM-DD` in Munich. */
  readonly day: string;
  readonly versions: readonly DocumentVersion[];
}

/** In the order given, newest day first. */
export function byDay(versions: readonly DocumentVersion[]): readonly VersionDay[] {
  const days = Map.groupBy(versions, ({ at }) => dayInMunich(new Date(at)));
  return [...days].map(([day, group]) => ({ day, versions: group }));
}

/** How a version came to be, and who had a hand in it; one short line each. */
export function aboutVersion(
  version: DocumentVersion,
  language: Language,
  { versions: text }: Catalogue,
  nameOf: (person: DocumentVersion['writers'][number]) => string | null,
): readonly string[] {
  const { name, namedBy, origin, writers } = version;
  const lines: string[] = [];
  if (name === null) lines.push(text.origins[origin]);
  else if (namedBy !== null) lines.push(text.namedBy(nameOf(namedBy) ?? text.someone));
  const known = writers.map((person) => nameOf(person) ?? text.someone);
  if (known.length > 0) lines.push(text.writtenBy(formatList(language, [...new Set(known)])));
  return lines;
}

/** Whether restoring would change nothing. */
export function isSame(difference: VersionDifference): boolean {
  return difference.kind === 'board'
    ? difference.back + difference.gone + difference.changed === 0
    : difference.fields.length === 0;
}

/** What restoring would do, one line for each. */
export function effectsOf(difference: VersionDifference, text: Catalogue): readonly string[] {
  const { confirm } = text.versions;
  if (difference.kind === 'proposal') return difference.fields.map((field) => fieldName(field, text));
  const { back, gone, changed } = difference;
  return [
    ...(back > 0 ? [confirm.back(back)] : []),
    ...(gone > 0 ? [confirm.gone(gone)] : []),
    ...(changed > 0 ? [confirm.changed(changed)] : []),
  ];
}

/** What a fragment of a proposal is called on the screen. */
function fieldName(fragment: string, { words }: Catalogue): string {
  const section = PROPOSAL_SECTIONS.find((each) => sectionFragment(each) === fragment);
  if (section !== undefined) return words.section[section];
  const smart = SMART_FIELDS.find((each) => smartFragment(each) === fragment);
  if (smart === undefined) throw new Error(`no part of a proposal: ${fragment}`);
  return words.smart[smart];
}
