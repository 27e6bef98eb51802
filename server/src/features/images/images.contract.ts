import { LIMITS, type Problem, type StoredImage } from '@geflecht/contract';
import type { Board, BoardId, ImageId } from '@geflecht/domain';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Answer, Browser } from '../../testbed/browser.ts';
import { type Cast, gatherCast, OTHER, OWN } from '../../testbed/cast.ts';
import type { Product } from '../../testbed/product.ts';
import { insertBoard, updateBoard } from '../boards/index.ts';

type File = Uint8Array<ArrayBuffer>;

const bytesOf = (data: Buffer | string): File => new Uint8Array(Buffer.from(data));

/** A surface of one colour with a mark in its upper left corner. */
function drawn(width: number, height: number, color = '#0b5e55') {
  const mark = { create: { width: 10, height: 10, channels: 3 as const, background: '#ff0000' } };
  return sharp({ create: { width, height, channels: 3, background: color } }).composite([
    { input: mark, left: 0, top: 0 },
  ]);
}
const png = async (width = 64, height = 48, color?: string): Promise<File> =>
  bytesOf(await drawn(width, height, color).png().toBuffer());

/** What pictures on boards promise, on a whole product. */
export function imagesContract(start: (now: () => Date) => Promise<Product>): void {
  let product: Product;
  let cast: Cast;
  let member: Browser;
  let clock = new Date('2027-05-19T17:00:00.000Z');
  let boards = 0;

  beforeAll(async () => {
    product = await start(() => clock);
    cast = await gatherCast(product);
    member = cast['participant own'];
  }, 60_000);
  afterAll(async () => await product[Symbol.asyncDispose]());

  async function board(): Promise<BoardId> {
    boards += 1;
    // Nobody here sends too much on purpose unless a test says so.
    clock = new Date(clock.getTime() + 10 * 60_000);
    const id = `bebildert-${boards}` as BoardId;
    await insertBoard(product.context.storage.db, { id, manufaktur: OWN, title: id }, clock.toISOString());
    return id;
  }
  const keep = async (on: string, body: unknown, by = member, headers = {}) =>
    await by.ask<StoredImage & Problem>(`/api/boards/${on}/images`, { method: 'POST', body, headers });
  const fetched = async (on: string, image: string, by = member): Promise<Response> =>
    await fetch(`${by.origin}/api/boards/${on}/images/${image}`, {
      headers: by.cookie === undefined ? {} : { cookie: by.cookie },
    });
  const refusal = ({ status, body }: Answer<Problem>) => [status, body.code];

  describe('a picture that is brought', () => {
    it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('as %s is kept as WebP', async (format) => {
      const on = await board();
      const { status, body } = await keep(on, bytesOf(await drawn(90, 60).toFormat(format).toBuffer()));
      expect([status, body]).toEqual([201, { id: body.id, width: 90, height: 60 }]);
      const answer = await fetched(on, body.id, cast.guest);
      expect(answer.headers.get('content-type')).toBe('image/webp');
      expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      const seen = await sharp(await answer.arrayBuffer()).metadata();
      expect(seen).toMatchObject({ format: 'webp', width: 90, height: 60 });
    });

    it('is upright, not too large, and says nothing about the camera', async () => {
      const on = await board();
      const exif = { IFD0: { Artist: 'Geheim', Copyright: 'Auch geheim' } };
      const photo = await drawn(3000, 1500).jpeg().withMetadata({ orientation: 6, exif }).toBuffer();
      expect(photo.includes('Geheim')).toBe(true);
      const { body } = await keep(on, bytesOf(photo));
      expect(body).toMatchObject({ width: 1200, height: 2400 });
      const content = Buffer.from(await (await fetched(on, body.id)).arrayBuffer());
      expect(content.includes('Geheim')).toBe(false);
      const { exif: left, icc } = await sharp(content).metadata();
      expect([left, icc]).toEqual([undefined, undefined]);
      const corner = await sharp(content)
        .extract({ left: 1196, top: 2, width: 1, height: 1 })
        .raw()
        .toBuffer();
      expect(corner[0]).toBeGreaterThan(150);
    });

    it('of a film is its first frame', async () => {
      const frames = await sharp(
        [await drawn(20, 20).png().toBuffer(), await drawn(20, 20, '#fff').png().toBuffer()],
        {
          join: { animated: true },
        },
      )
        .gif()
        .toBuffer();
      expect((await sharp(frames).metadata()).pages).toBe(2);
      const on = await board();
      const { body } = await keep(on, bytesOf(frames));
      expect(body).toMatchObject({ width: 20, height: 20 });
      const content = await (await fetched(on, body.id)).arrayBuffer();
      expect((await sharp(content).metadata()).pages ?? 1).toBe(1);
    });

    it('is stored once, however often and wherever it is brought', async () => {
      const [one, two] = [await board(), await board()];
      const file = await png(31, 17);
      const kept = await Promise.all([one, one, two].map(async (on) => (await keep(on, file)).body.id));
      const [id = ''] = kept;
      expect(new Set(kept).size).toBe(1);
      const { db } = product.context.storage;
      const rows = await db
        .selectFrom('images')
        .select('id')
        .where('id', '=', id as ImageId)
        .execute();
      expect(rows).toHaveLength(1);
    });

    it('need not be sent again', async () => {
      const on = await board();
      const { body } = await keep(on, await png(33));
      const path = `/api/boards/${on}/images/${body.id}`;
      const again = await member.ask(path, { headers: { 'if-none-match': `"${body.id}"` } });
      expect([again.status, again.body]).toEqual([304, '']);
    });
  });

  describe('a file that is no picture', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
    it.each([
      ['an SVG', svg, 'image/svg+xml'],
      ['an SVG that says it is PNG', svg, 'image/png'],
      ['an SVG after an XML line', `<?xml version="1.0"?>${svg}`, 'image/png'],
      ['HTML that says it is JPEG', '<!doctype html><script>alert(1)</script>', 'image/jpeg'],
      ['nothing', '', 'image/png'],
      ['one byte', '\u0089', 'image/png'],
      ['JSON', '{"a":1}', 'application/json'],
      ['PDF', '%PDF-1.7\n', 'image/png'],
      ['TIFF', 'II*\u0000\u0008', 'image/tiff'],
    ])('%s is refused by its bytes', async (_, words, type) => {
      const answer = await keep(await board(), bytesOf(words), member, { 'content-type': type });
      expect(refusal(answer)).toEqual([415, 'image_type_unknown']);
      expect(answer.body.detail).toContain('PNG, JPEG, WebP, GIF und AVIF');
    });

    it('HTML behind the first bytes of a JPEG is refused as broken', async () => {
      const dressed = Buffer.concat([
        Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
        Buffer.from('<script>alert(1)</script>'),
      ]);
      expect(refusal(await keep(await board(), bytesOf(dressed)))).toEqual([400, 'image_broken']);
    });

    it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)(
      'half a %s is refused as broken',
      async (format) => {
        const noise = {
          create: {
            width: 200,
            height: 200,
            channels: 3 as const,
            noise: { type: 'gaussian' as const, mean: 120, sigma: 60 },
          },
        };
        const whole = await sharp({ ...noise, create: { ...noise.create, background: '#000' } })
          .toFormat(format)
          .toBuffer();
        const half = whole.subarray(0, Math.floor(whole.length / 2));
        expect(refusal(await keep(await board(), bytesOf(half)))).toEqual([400, 'image_broken']);
      },
    );

    it('a true picture is taken whatever its sender calls it', async () => {
      for (const type of ['text/html', 'application/json', 'image/svg+xml']) {
        const { status, body } = await keep(await board(), await png(40), member, { 'content-type': type });
        expect(status).toBe(201);
        const answer = await fetched(`bebildert-${boards}`, body.id);
        expect(answer.headers.get('content-type')).toBe('image/webp');
      }
    });
  });

  describe('too much', () => {
    it('11 MB are refused before they are here', async () => {
      const answer = await keep(await board(), new Uint8Array(11 * 1024 * 1024));
      expect(refusal(answer)).toEqual([413, 'image_too_large']);
      expect(answer.body.detail).toContain('10 MB');
    });

    it('11 MB whose length nobody says are refused on the way', async () => {
      const on = await board();
      let sent = 0;
      const endless = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += 1;
          if (sent > 11 * 16) controller.close();
          else controller.enqueue(new Uint8Array(64 * 1024));
        },
      });
      const response = await fetch(`${member.origin}/api/boards/${on}/images`, {
        method: 'POST',
        body: endless,
        duplex: 'half',
        headers: { origin: member.origin, cookie: member.cookie ?? '' },
      });
      expect([response.status, ((await response.json()) as Problem).code]).toEqual([413, 'image_too_large']);
    });

    it('a bomb is refused by what it would unfold to', async () => {
      const bomb = await sharp({
        create: { width: 12_000, height: 12_000, channels: 3, background: '#000' },
        limitInputPixels: false,
      })
        .png({ compressionLevel: 9 })
        .toBuffer();
      expect(bomb.length).toBeLessThan(1024 * 1024);
      const answer = await keep(await board(), bytesOf(bomb));
      expect(refusal(answer)).toEqual([400, 'image_too_many_pixels']);
    });

    it('a board that is full takes no more, but what lies on it already', async () => {
      const on = await board();
      const { db } = product.context.storage;
      const first = await png(50);
      const { body } = await keep(on, first);
      const more = Array.from({ length: LIMITS.boardImages - 1 }, (_, nr) => `voll-${nr}` as typeof body.id);
      const at = clock.toISOString();
      for (const id of more) {
        await db
          .insertInto('images')
          .values({ id, width: 1, height: 1, bytes: 1, content: Buffer.of(0) })
          .execute();
        await db.insertInto('board_images').values({ board: on, image: id, by: null, at }).execute();
      }
      expect(refusal(await keep(on, await png(51)))).toEqual([409, 'too_many_images']);
      expect((await keep(on, first)).status).toBe(201);
    });

    it('who sends very many waits', async () => {
      const on = await board();
      const file = await png(52);
      const statuses = new Map<number, number>();
      for (let nr = 0; nr < 70; nr += 1) {
        const { status } = await keep(on, file, cast.kk);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      expect(Object.fromEntries(statuses)).toEqual({ 201: 60, 429: 10 });
      clock = new Date(clock.getTime() + 60_000);
      expect((await keep(on, file, cast.kk)).status).toBe(201);
    });
  });

  describe('who may', () => {
    it('without a right nothing is read, on a board put away nothing is added', async () => {
      const on = await board();
      const { body } = await keep(on, await png(60));
      expect((await fetched(on, body.id, product.browser())).status).toBe(401);
      expect((await fetched(on, body.id, cast.city)).status).toBe(403);
      await updateBoard(product.context.storage.db, on, { archivedAt: clock.toISOString() });
      expect(refusal(await keep(on, await png(61)))).toEqual([403, 'document_read_only']);
      expect((await fetched(on, body.id)).status).toBe(200);
    });

    it('a page of somebody else’s sends nothing', async () => {
      const answer = await keep(await board(), await png(62), member, { origin: 'https://example.org' });
      expect(refusal(answer)).toEqual([403, 'foreign_origin']);
    });

    it('knowing a picture’s id is no right: it is seen only on boards it was brought to', async () => {
      const [here, there] = [await board(), await board()];
      const { body } = await keep(here, await png(63));
      for (const path of [there, OTHER, 'gibt-es-nicht']) {
        expect([path, (await fetched(path, body.id)).status]).toEqual([path, 404]);
      }
      const strange = await fetched(here, encodeURIComponent('../../secret'));
      expect(strange.status).toBe(404);
    });

    it('what lies on a board one reads can be brought to a board one writes, and nothing else', async () => {
      const [here, there] = [await board(), await board()];
      const { body } = await keep(here, await png(64));
      const take = async (from: string, by = member) =>
        await by.ask<StoredImage & Problem>(`/api/boards/${there}/images/${body.id}`, {
          method: 'PUT',
          body: { from },
        });
      expect(refusal(await take(OTHER))).toEqual([404, 'unknown_id']);
      expect(refusal(await take(here, cast.city))).toEqual([403, 'not_permitted']);
      expect((await fetched(there, body.id)).status).toBe(404);
      for (let time = 0; time < 2; time += 1) {
        const taken = await take(here);
        expect([taken.status, taken.body]).toEqual([200, body]);
      }
      expect((await fetched(there, body.id)).status).toBe(200);
    });

    it('a copy of a board shows its pictures, too', async () => {
      const on = await board();
      const { body } = await keep(on, await png(65));
      const made = await member.post<Board>(`/api/manufakturen/${OWN}/boards`, {
        title: 'Abschrift',
        kind: 'untergruppe',
        from: on,
      });
      expect((await fetched(made.body.id, body.id)).status).toBe(200);
    });

    it('tells later who brought it', async () => {
      const on = await board();
      const { body } = await keep(on, await png(66));
      const { db } = product.context.storage;
      const { by } = await db
        .selectFrom('board_images')
        .select('by')
        .where('image', '=', body.id)
        .executeTakeFirstOrThrow();
      expect(by).toBe((await member.session()).person?.id);
    });
  });
}
