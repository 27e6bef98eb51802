import type { BoardEngine } from '@geflecht/board-engine';
import { BOARD_MIME, checkFragment, type ItemId } from '@geflecht/board-schema';
import type { StoredImage } from '@geflecht/contract';
import { type BoardId, boardIdSchema, type ImageId } from '@geflecht/domain';
import { toast } from '@geflecht/ui';
import { type RefObject, useEffect, useRef, useState } from 'react';
import * as v from 'valibot';

import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { rowsAround, sizeOnBoard } from './row.ts';
import { sendFile, unfit } from './send-file.ts';

/** Files in one go. */
const MOST = 20;
/** Under this name the clipboard tells from which board a copy comes. */
const FROM_MIME = 'application/x-geflecht-board-id';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pictures on their way to the board. */
export interface Sending {
  /** From 1. */
  readonly nr: number;
  readonly all: number;
  /** Of the one on its way, 0 to 1. */
  readonly share: number;
  readonly cancel: () => void;
}

export interface Images {
  readonly sending: Sending | null;
  /** Items whose pictures are to be described, one after the other. */
  readonly undescribed: readonly ItemId[];
  readonly describe: (items: readonly ItemId[]) => void;
  /** Brings files to the board: around a point in CSS pixels of the canvas, or where there is room. */
  readonly add: (files: readonly File[], at?: Point) => Promise<void>;
  /** Brings along pictures that lie on another board. */
  readonly take: (from: BoardId, images: readonly ImageId[]) => Promise<void>;
}

export interface ImagesOptions {
  readonly engine: BoardEngine;
  readonly id: BoardId;
  readonly container: RefObject<HTMLElement | null>;
  readonly readOnly: boolean;
  /** What could not be had before may be there now. */
  readonly retry: () => void;
}

/** Brings pictures to an open board: chosen, dropped, pasted, and those of things copied from other boards. */
export function useImages({ engine, id, container, readOnly, retry }: ImagesOptions): Images {
  const { images: text, errors } = useText();
  const [sending, setSending] = useState<Sending | null>(null);
  const [undescribed, setUndescribed] = useState<readonly ItemId[]>([]);
  const isBusy = useRef(false);

  const fail = (file: File, why: string): void =>
    void toast({ text: text.failed(file.name, why), tone: 'danger' });

  const send = async (files: readonly File[], signal: AbortSignal, cancel: () => void) => {
    const kept: StoredImage[] = [];
    for (const [nr, file] of files.entries()) {
      const tell = (share: number): void => setSending({ nr: nr + 1, all: files.length, share, cancel });
      tell(0);
      try {
        kept.push(await sendFile(id, file, tell, signal));
      } catch (error) {
        if (signal.aborted) return undefined;
        fail(file, sentenceOf(error));
      }
    }
    return kept;
  };

  const put = (kept: readonly StoredImage[], at: Point | undefined): ItemId[] => {
    const sizes = kept.map(sizeOnBoard);
    const shown = container.current;
    const middle = at ?? { x: (shown?.clientWidth ?? 0) / 2, y: (shown?.clientHeight ?? 0) / 2 };
    const places = rowsAround(sizes, engine.toWorld(middle));
    // One alone finds a place where it covers nothing; several stay together.
    const isFree = kept.length === 1 && at === undefined;
    return kept.flatMap(({ id: image }, nr) => {
      const [size, place] = [sizes[nr], places[nr]];
      if (size === undefined || place === undefined) return [];
      return engine.createImage(image, { ...size, ...(!isFree && { at: place }) }) ?? [];
    });
  };

  const add = async (files: readonly File[], at?: Point): Promise<void> => {
    if (readOnly || isBusy.current || files.length === 0) return;
    if (files.length > MOST) {
      toast({ text: text.tooMany(MOST), tone: 'danger' });
      return;
    }
    for (const file of files) {
      const code = unfit(file);
      if (code !== undefined) fail(file, errors[code]);
    }
    const fit = files.filter((file) => unfit(file) === undefined);
    if (fit.length === 0) return;
    const stopping = new AbortController();
    isBusy.current = true;
    const kept = await send(fit, stopping.signal, () => stopping.abort(new Error('cancelled')));
    isBusy.current = false;
    setSending(null);
    if (kept === undefined) toast({ text: text.cancelled });
    else if (kept.length > 0) {
      const items = put(kept, at);
      engine.select(items);
      engine.reveal(items, { mark: false });
      if (items.length === 1) setUndescribed(items);
      else
        toast({
          text: text.added(items.length),
          action: { label: text.describeThem, onPress: () => setUndescribed(items) },
        });
    }
  };

  const take = async (from: BoardId, images: readonly ImageId[]): Promise<void> => {
    if (from === id || images.length === 0) return;
    const answers = await Promise.allSettled(
      [...new Set(images)].map(
        async (image) => await request('takeImage', { params: { id, image }, body: { from } }),
      ),
    );
    if (answers.some(({ status }) => status === 'rejected')) toast({ text: text.notTaken, tone: 'danger' });
    retry();
  };

  const latest = useRef({ add, take });
  useEffect(() => {
    latest.current = { add, take };
  });
  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const drop = (event: DragEvent): void => {
      const files = imagesIn(event.dataTransfer);
      if (readOnly || files.length === 0) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      void latest.current.add(files, { x: event.clientX - left, y: event.clientY - top });
    };
    const copy = (event: ClipboardEvent): void => {
      // Only what the board itself has put there.
      if (event.defaultPrevented) event.clipboardData?.setData(FROM_MIME, id);
    };
    const pasteFiles = (event: ClipboardEvent): void => {
      const files = imagesIn(event.clipboardData);
      const hasWords = event.clipboardData?.types.includes('text/plain') === true;
      if (readOnly || event.target !== element || hasWords || files.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void latest.current.add(files);
    };
    const pasteItems = (event: ClipboardEvent): void => {
      const from = v.safeParse(boardIdSchema, event.clipboardData?.getData(FROM_MIME));
      const content = event.clipboardData?.getData(BOARD_MIME) ?? '';
      if (readOnly || !from.success || content === '') return;
      void latest.current.take(from.output, imagesOf(content));
    };
    element.addEventListener('drop', drop);
    element.addEventListener('copy', copy);
    element.addEventListener('cut', copy);
    // Before the engine's own, which knows nothing of files.
    element.addEventListener('paste', pasteFiles, { capture: true });
    element.addEventListener('paste', pasteItems);
    return () => {
      element.removeEventListener('drop', drop);
      element.removeEventListener('copy', copy);
      element.removeEventListener('cut', copy);
      element.removeEventListener('paste', pasteFiles, { capture: true });
      element.removeEventListener('paste', pasteItems);
    };
  }, [container, readOnly, id]);

  return { sending, undescribed, describe: setUndescribed, add, take };
}

function imagesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** Ids of the pictures among copied things; a clipboard may hold anything. */
function imagesOf(json: string): ImageId[] {
  try {
    const fragment = checkFragment(JSON.parse(json));
    return (fragment?.items ?? []).flatMap((item) => (item.kind === 'image' ? [item.image] : []));
  } catch {
    return [];
  }
}
