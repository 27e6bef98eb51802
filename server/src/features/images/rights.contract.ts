import type { BoardId, ImageId, PersonId } from '@geflecht/domain';

import { OTHER, OWN } from '../../testbed/cast.ts';
import { made, READERS, type RightsRow, type RightsStage } from '../../testbed/rights.ts';
import { insertBoard } from '../boards/index.ts';
import { insertImage, putOnBoard } from './store.ts';

/** One transparent pixel. */
const PIXEL = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const BY = 'p02' as PersonId;

/**
 * Every role at the pictures of a board: to look, to bring one, to take one over from another board. Boards of all
 * Manufakturen are written by all who work in any.
 */
export function imageRights(stage: RightsStage): readonly RightsRow[] {
  async function board(tag: string): Promise<BoardId> {
    const id = `bilder-${tag}` as BoardId;
    const { db } = stage.product.context.storage;
    await insertBoard(db, { id, manufaktur: OWN, title: tag }, stage.now().toISOString());
    return id;
  }
  async function image(on: BoardId): Promise<ImageId> {
    const id = `bild-${on}` as ImageId;
    const { db } = stage.product.context.storage;
    await insertImage(db, { id, width: 1, height: 1, content: PIXEL });
    await putOnBoard(db, { board: on, image: id, by: BY, at: stage.now().toISOString() });
    return id;
  }
  return [
    {
      route: 'POST /api/boards/:id/images',
      attempt: async (tag) => ({ path: `/api/boards/${await board(tag)}/images`, body: PIXEL }),
      expected: made(READERS),
    },
    {
      route: 'GET /api/boards/:id/images/:image',
      attempt: async (tag) => {
        const on = await board(tag);
        return { path: `/api/boards/${on}/images/${await image(on)}` };
      },
      expected: READERS,
    },
    {
      route: 'PUT /api/boards/:id/images/:image',
      attempt: async (tag) => {
        const on = OTHER as string as BoardId;
        return {
          path: `/api/boards/${await board(tag)}/images/${await image(on)}`,
          body: { from: on },
        };
      },
      expected: READERS,
    },
  ];
}
