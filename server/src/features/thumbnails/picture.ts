import { type PictureSource, pictureBox, svgPicture } from '@geflecht/board-engine/picture';
import { type BoardItem, type ItemId } from '@geflecht/board-schema';
import { type Proposal, type ProposalId, sdgOf } from '@geflecht/domain';
import { catalogueOf } from '@geflecht/i18n';
import { canvasPalette } from '@geflecht/ui/canvas-palette';

/** Pixels of a thumbnail's longer side. */
const SIDE = 640;
/** More things than these say nothing more at that size; the lowest are drawn first, as on the board. */
const THINGS = 1500;
/** What an empty board shows, in world units. */
const EMPTY = { x: 0, y: 0, w: 640, h: 400 };
/** Pixels per world unit at most: a board with one note is not drawn as a poster. */
const LARGEST = 1;

/** The appearances of the screen it is drawn for. */
export const LOOKS = ['light', 'dark', 'light-contrast', 'dark-contrast'] as const;
export type ThumbnailLook = (typeof LOOKS)[number];

/**
 * A board as a small picture, valid SVG without scripts or anything from outside; an empty board is empty paper.
 * @param proposals headers of what its cards stand for; a hidden one must not be among them
 */
export function thumbnail(
  items: ReadonlyMap<ItemId, BoardItem>,
  title: string,
  proposals: readonly Proposal[],
  look: ThumbnailLook,
): string {
  const shown = new Map([...items].slice(0, THINGS));
  const box = pictureBox(shown, shown.keys()) ?? EMPTY;
  const text = catalogueOf('de');
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const cards: PictureSource['cards'] = (id: ProposalId) => {
    const proposal = byId.get(id);
    return proposal === undefined
      ? undefined
      : {
          title: proposal.title,
          kindLabel: text.words.proposalType[proposal.type],
          statusLabel: text.states.proposal[proposal.state],
          statusTone: 'quiet',
          sdgs: proposal.sdgs.map((number) => ({ number, color: sdgOf(number).color })),
          links: 0,
          here: 0,
        };
  };
  return svgPicture({
    items: shown,
    palette: canvasPalette(look),
    cards,
    cardUnknown: text.board.cardUnknown,
    box,
    scale: Math.min(LARGEST, SIDE / Math.max(box.w, box.h)),
    title,
  });
}
