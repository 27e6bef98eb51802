import { LIMITS, type StoredImage } from '@geflecht/contract';
import { accepted, type BoardId, type ImageId, refused, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { boardFor, boardToWrite } from '../boards/index.ts';
import { encodeImage } from './encode.ts';
import { countOnBoard, findOnBoard, insertImage, putOnBoard, readContent } from './store.ts';

/** Whether somebody may bring pictures to a board; asked before a single byte of theirs is read. */
export async function mayKeepImage(
  { storage: { db } }: Context,
  actor: SignedIn,
  board: BoardId,
): Promise<Result<undefined>> {
  const found = await boardToWrite(db, actor, board);
  return found.ok ? accepted(undefined) : found;
}

/** Makes a picture of a file and puts it on a board. */
export async function keepImage(
  { storage, now }: Context,
  actor: SignedIn,
  board: BoardId,
  file: Uint8Array,
): Promise<Result<StoredImage>> {
  const made = await encodeImage(file);
  if (!made.ok) return made;
  const { content, ...image } = made.value;
  const at = now().toISOString();
  return await inTransaction(storage, async (tx) => {
    // Rights may have gone while the file was on its way.
    const found = await boardToWrite(tx, actor, board);
    if (!found.ok) return found;
    if ((await findOnBoard(tx, board, image.id)) !== undefined) return accepted(image);
    if ((await countOnBoard(tx, board)) >= LIMITS.boardImages) return full();
    await insertImage(tx, { ...image, content });
    await putOnBoard(tx, { board, image: image.id, by: actor.person, at });
    return accepted(image);
  });
}

/** Brings a picture from a board that somebody may read to one on which they may write. */
export async function takeImage(
  { storage, now }: Context,
  actor: SignedIn,
  { board, image: id, from }: { readonly board: BoardId; readonly image: ImageId; readonly from: BoardId },
): Promise<Result<StoredImage>> {
  const at = now().toISOString();
  return await inTransaction(storage, async (tx) => {
    const target = await boardToWrite(tx, actor, board);
    if (!target.ok) return target;
    const source = await boardFor(tx, actor, from);
    if (!source.ok) return source;
    const image = await findOnBoard(tx, from, id);
    if (image === undefined) return refused('unknown_id');
    if ((await findOnBoard(tx, board, id)) !== undefined) return accepted(image);
    if ((await countOnBoard(tx, board)) >= LIMITS.boardImages) return full();
    await putOnBoard(tx, { board, image: id, by: actor.person, at });
    return accepted(image);
  });
}

/** The WebP of a picture, for who may read the board it is asked for on. */
export async function readImage(
  { storage: { db } }: Context,
  actor: SignedIn,
  board: BoardId,
  image: ImageId,
): Promise<Result<Uint8Array>> {
  const found = await boardFor(db, actor, board);
  if (!found.ok) return found;
  if ((await findOnBoard(db, board, image)) === undefined) return refused('unknown_id');
  return accepted(await readContent(db, image));
}

function full() {
  return refused('too_many_images', { limit: LIMITS.boardImages });
}
