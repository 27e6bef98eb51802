import { DEFAULT_SIZES, type ItemColor, itemId, type SeedItem } from '@geflecht/board-schema';
import type { PersonId, Proposal, ProposalState } from '@geflecht/domain';

/** The columns of an example board from left to right, and which proposals stand in them. */
const COLUMNS: readonly { readonly title: string; readonly states: readonly ProposalState[] }[] = [
  { title: 'Ideen', states: ['idee'] },
  { title: 'In Arbeit', states: ['in_arbeit', 'ruhend', 'verborgen'] },
  { title: 'Ausgearbeitet & nominiert', states: ['ausgearbeitet', 'nominiert'] },
  {
    title: 'Weiter unterwegs',
    states: [
      'ausgewaehlt',
      'vorgestellt',
      'aufgegriffen',
      'in_begleitung',
      'abgeschlossen',
      'weiterentwicklung',
      'zusammengefuehrt',
      'geteilt',
    ],
  },
];

const GAP = 28;
const CARD = DEFAULT_SIZES.card;
const NOTE = DEFAULT_SIZES.note;
const AIR = 2 * GAP;
const ROW = Math.max(CARD.h, NOTE.h) + GAP;
const COLORS: readonly ItemColor[] = ['yellow', 'blue', 'green', 'pink', 'orange', 'violet'];

interface Laid {
  readonly title: string;
  readonly proposals: readonly Proposal[];
  readonly notes: readonly string[];
  /** Who wrote the notes, in turn. */
  readonly people: readonly PersonId[];
}

/** A plausible board: the proposals in columns by how far they are, notes hanging on them or gathered beside. */
export function layOutBoard({ title, proposals, notes, people }: Laid): readonly SeedItem[] {
  const items: SeedItem[] = [
    { id: itemId('titel'), kind: 'text', x: 0, y: -190, w: 1700, h: 60, text: title, look: { size: 'huge' } },
  ];
  const hanging = matchNotes(notes, proposals);
  const noteItem = (words: string, index: number, x: number, y: number): SeedItem => {
    const by = people[index % Math.max(1, people.length)];
    const color = COLORS[index % COLORS.length] ?? 'yellow';
    const id = itemId(`zettel-${index + 1}`);
    return { id, kind: 'note', x, y, text: words, look: { color }, ...(by === undefined ? {} : { by }) };
  };
  let x = 0;
  const floors: number[] = [];
  for (const [column, { title: heading, states }] of COLUMNS.entries()) {
    const standing = proposals.filter((proposal) => states.includes(proposal.state));
    // A column is as wide as a card and, where notes hang on its cards, the room for them.
    const width = standing.some((proposal) => hanging.has(proposal)) ? CARD.w + AIR + NOTE.w : CARD.w;
    items.push({
      id: itemId(`spalte-${column + 1}`),
      kind: 'text',
      x,
      y: -80,
      w: Math.max(width, 320),
      h: 48,
      text: heading,
      look: { size: 'large' },
    });
    for (const [row, proposal] of standing.entries()) {
      const y = row * ROW;
      const card = itemId(`karte-${proposal.id}`);
      items.push({ id: card, kind: 'card', x, y, proposal: proposal.id });
      const note = hanging.get(proposal);
      if (note === undefined) continue;
      const item = noteItem(notes[note] ?? '', note, x + CARD.w + AIR, y);
      items.push(item, {
        id: itemId(`faden-${note + 1}`),
        kind: 'connector',
        ends: { from: { item: item.id }, to: { item: card } },
        look: { heads: 'none' },
      });
    }
    floors.push(standing.length * ROW);
    x += Math.max(width, 320) + AIR;
  }
  const used = new Set(hanging.values());
  const loose = notes.map((words, index) => ({ words, index })).filter(({ index }) => !used.has(index));
  // The first two columns are short: what belongs to no proposal gathers below them.
  const floor = Math.max(...floors.slice(0, 2)) + AIR;
  return [...looseNotes(loose, floor, noteItem), ...items];
}

function looseNotes(
  loose: readonly { readonly words: string; readonly index: number }[],
  top: number,
  noteItem: (words: string, index: number, x: number, y: number) => SeedItem,
): readonly SeedItem[] {
  const across = 4;
  const step = NOTE.w + GAP;
  const rows = Math.ceil(loose.length / across);
  const frame: SeedItem = {
    id: itemId('fragen'),
    kind: 'frame',
    x: 0,
    y: top,
    w: across * step + GAP,
    h: rows * step + GAP,
    text: 'Fragen, Beobachtungen, Angebote',
  };
  const notes = loose.map(({ words, index }, place) =>
    noteItem(words, index, GAP + (place % across) * step, top + GAP + Math.floor(place / across) * step),
  );
  return loose.length === 0 ? [] : [frame, ...notes];
}

/** Hangs a note on the proposal it shares most words with; one note per proposal, at most four in all. */
function matchNotes(notes: readonly string[], proposals: readonly Proposal[]): ReadonlyMap<Proposal, number> {
  const pairs = notes.flatMap((words, note) =>
    proposals.map((proposal) => ({
      note,
      proposal,
      shared: shared(words, `${proposal.title} ${proposal.summary}`),
    })),
  );
  const matched = new Map<Proposal, number>();
  const taken = new Set<number>();
  for (const { note, proposal, shared: count } of pairs.toSorted((a, b) => b.shared - a.shared)) {
    if (count === 0 || matched.size === 4) break;
    if (matched.has(proposal) || taken.has(note)) continue;
    matched.set(proposal, note);
    taken.add(note);
  }
  return matched;
}

function shared(one: string, other: string): number {
  const stems = new Set(stemsOf(other));
  return stemsOf(one).filter((stem) => stems.has(stem)).length;
}

/** The first six letters of longer words: enough to know "Mieterstrom" in "Mieterstrom-Lotsen". */
function stemsOf(words: string): readonly string[] {
  const long = words.toLowerCase().match(/\p{L}{6,}/gu) ?? [];
  return [...new Set(long.map((word) => word.slice(0, 6)))];
}
