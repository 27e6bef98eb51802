import { diffArrays } from 'diff';

/** What becomes of the present list, walked from its beginning: entries stay, are made into others, go, or come in. */
export type Step<T> =
  | { readonly kind: 'stay' }
  | { readonly kind: 'turn'; readonly wanted: T }
  | { readonly kind: 'go' }
  | { readonly kind: 'come'; readonly wanted: T };

export interface Likeness<T> {
  /** Equal keys mean equal content. */
  readonly key: (entry: T) => string;
  /** 0: one cannot become the other; 1: as good as the same. */
  readonly between: (present: T, wanted: T) => number;
}

/** Past this many differences a list counts as new; keeps the time short whatever is compared. */
const MOST_DIFFERENCES = 600;
/** Comparisons within one changed stretch; longer ones are paired in their order. */
const MOST_COMPARISONS = 20_000;

/** The steps from one list to another that leave as much as possible as it is. */
export function align<T>(present: readonly T[], wanted: readonly T[], likeness: Likeness<T>): Step<T>[] {
  const keys = [present.map(likeness.key), wanted.map(likeness.key)] as const;
  const runs = differencesOf(...keys);
  const steps: Step<T>[] = [];
  let [gone, came]: [T[], T[]] = [[], []];
  let [here, there] = [0, 0];
  const close = (): void => {
    steps.push(...pair(gone, came, likeness));
    [gone, came] = [[], []];
  };
  for (const { added, removed, count } of runs) {
    if (removed) gone.push(...present.slice(here, (here += count)));
    else if (added) came.push(...wanted.slice(there, (there += count)));
    else {
      close();
      for (let each = 0; each < count; each++) steps.push({ kind: 'stay' });
      here += count;
      there += count;
    }
  }
  close();
  return steps;
}

export interface Run {
  readonly added: boolean;
  readonly removed: boolean;
  readonly count: number;
}

/** Runs of equal, removed and added entries, in order. */
export function differencesOf(present: readonly string[], wanted: readonly string[]): readonly Run[] {
  const shorter = Math.min(present.length, wanted.length);
  let head = 0;
  while (head < shorter && present[head] === wanted[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && present.at(-1 - tail) === wanted.at(-1 - tail)) tail += 1;
  const gone = present.slice(head, present.length - tail);
  const came = wanted.slice(head, wanted.length - tail);
  const between = diffArrays(gone, came, { maxEditLength: MOST_DIFFERENCES }) ?? [
    { added: false, removed: true, count: gone.length },
    { added: true, removed: false, count: came.length },
  ];
  const same = (count: number): Run => ({ added: false, removed: false, count });
  return [same(head), ...between, same(tail)].filter(({ count }) => count > 0);
}

/** Within a changed stretch: which entry became which, in their order, so that the likeness of all pairs is greatest. */
function pair<T>(gone: readonly T[], came: readonly T[], { between }: Likeness<T>): Step<T>[] {
  if (gone.length * came.length > MOST_COMPARISONS) return pairInOrder(gone, came, between);
  const scores = gone.map((one) => came.map((other) => between(one, other)));
  const score = (i: number, j: number): number => scores[i]?.[j] ?? 0;
  /** The greatest likeness that can still be had from the entries `i` and `j` on. */
  const best = Array.from({ length: gone.length + 1 }, () => new Float64Array(came.length + 1));
  const bestFrom = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = came.length - 1; j >= 0; j--) {
      const turned = score(i, j) > 0 ? score(i, j) + bestFrom(i + 1, j + 1) : 0;
      best[i]?.fill(Math.max(turned, bestFrom(i + 1, j), bestFrom(i, j + 1)), j, j + 1);
    }
  }
  const steps: Step<T>[] = [];
  let [i, j] = [0, 0];
  while (i < gone.length || j < came.length) {
    if (score(i, j) > 0 && bestFrom(i, j) === score(i, j) + bestFrom(i + 1, j + 1)) {
      steps.push({ kind: 'turn', wanted: came[j++] as T });
      i += 1;
    } else if (i < gone.length && bestFrom(i, j) === bestFrom(i + 1, j)) {
      steps.push({ kind: 'go' });
      i += 1;
    } else {
      steps.push({ kind: 'come', wanted: came[j++] as T });
    }
  }
  return steps;
}

function pairInOrder<T>(gone: readonly T[], came: readonly T[], between: Likeness<T>['between']): Step<T>[] {
  const steps: Step<T>[] = [];
  for (let place = 0; place < Math.max(gone.length, came.length); place++) {
    const [isGone, hasCome] = [place < gone.length, place < came.length];
    const wanted = came[place] as T;
    if (isGone && hasCome && between(gone[place] as T, wanted) > 0) {
      steps.push({ kind: 'turn', wanted });
      continue;
    }
    if (isGone) steps.push({ kind: 'go' });
    if (hasCome) steps.push({ kind: 'come', wanted });
  }
  return steps;
}
