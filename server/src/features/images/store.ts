import type { StoredImage } from '@geflecht/contract';
import type { BoardId, ImageId, PersonId, Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';

export interface NewImage extends StoredImage {
  readonly content: Uint8Array;
}

/** Keeps a picture; one that is there already stays as it is. */
export async function insertImage(db: Db, { id, width, height, content }: NewImage): Promise<void> {
  await db
    .insertInto('images')
    .values({ id, width, height, bytes: content.byteLength, content: Buffer.from(content) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Lets who may see a board see a picture. */
export async function putOnBoard(
  db: Db,
  grant: { readonly board: BoardId; readonly image: ImageId; readonly by: PersonId; readonly at: Timestamp },
): Promise<void> {
  await db
    .insertInto('board_images')
    .values(grant)
    .onConflict((conflict) => conflict.columns(['board', 'image']).doNothing())
    .execute();
}

/** A picture as far as it belongs to a board. */
export async function findOnBoard(db: Db, board: BoardId, image: ImageId): Promise<StoredImage | undefined> {
  return await db
    .selectFrom('board_images')
    .innerJoin('images', 'images.id', 'board_images.image')
    .select(['images.id', 'images.width', 'images.height'])
    .where('board_images.board', '=', board)
    .where('board_images.image', '=', image)
    .executeTakeFirst();
}

/** The WebP of a picture that is there. */
export async function readContent(db: Db, id: ImageId): Promise<Uint8Array> {
  const { content } = await db
    .selectFrom('images')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return content;
}

export async function countOnBoard(db: Db, board: BoardId): Promise<number> {
  const { count } = await db
    .selectFrom('board_images')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('board', '=', board)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Shows every picture of one board on another one, too: for a copy of the whole board. */
export async function copyImages(db: Db, from: BoardId, to: BoardId, at: Timestamp): Promise<void> {
  await db
    .insertInto('board_images')
    .columns(['board', 'image', 'by', 'at'])
    .expression((expression) =>
      expression
        .selectFrom('board_images')
        .select(({ val }) => [val(to).as('board'), 'image', 'by', val(at).as('at')])
        .where('board', '=', from),
    )
    .onConflict((conflict) => conflict.columns(['board', 'image']).doNothing())
    .execute();
}
