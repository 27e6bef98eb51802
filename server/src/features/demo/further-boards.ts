import type { BoardKind } from '@geflecht/domain';

/** A board beside the one for all, and what of its Manufaktur's proposals lies on it. */
export interface FurtherBoard {
  readonly id: string;
  readonly manufaktur: string;
  readonly title: string;
  readonly kind: Exclude<BoardKind, 'manufaktur'>;
  readonly proposals: readonly string[];
  readonly isArchived: boolean;
}

/** The working parts that the first Manufaktur's own description names, and an evening that is over. */
export const FURTHER_BOARDS: readonly FurtherBoard[] = [
  {
    id: 'ag-strom',
    manufaktur: 'klima-energie',
    title: 'AG Strom',
    kind: 'untergruppe',
    proposals: ['M1-01', 'M1-02', 'M1-05'],
    isArchived: false,
  },
  {
    id: 'ag-waerme',
    manufaktur: 'klima-energie',
    title: 'AG Wärme',
    kind: 'untergruppe',
    proposals: ['M1-03', 'M1-04', 'M1-07'],
    isArchived: false,
  },
  {
    id: 'plenum-klima',
    manufaktur: 'klima-energie',
    title: 'Plenum zum Klimabudget',
    kind: 'treffen',
    proposals: ['M1-06'],
    isArchived: true,
  },
];
