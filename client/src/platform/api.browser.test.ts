import { ERROR_CODES } from '@geflecht/domain';
import { catalogueOf, LANGUAGES } from '@geflecht/i18n';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { addressOf, ApiProblem, OfflineError, refusalOf, request, sentenceOf } from './api.ts';
import { chooseLanguage } from './text.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  chooseLanguage('de');
});

function problem(code: string, status: number): Response {
  return Response.json(
    { type: 'about:blank', title: code, status, detail: '', code, retryable: false },
    { status },
  );
}

function answer(response: () => Response | Promise<Response>): { readonly calls: readonly Request[] } {
  const calls: Request[] = [];
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    calls.push(new Request(new URL(address, 'http://localhost'), init));
    return Promise.resolve(response());
  });
  return { calls };
}

describe('addresses', () => {
  test('parameters are escaped, so that an id cannot lead elsewhere', () => {
    expect(addressOf('proposal', { params: { id: '../outbox?x' } })).toEqual([
      'GET',
      '/api/proposals/..%2Foutbox%3Fx',
    ]);
  });

  test('an empty or absent filter is left out', () => {
    expect(addressOf('proposals', { query: { q: '', manufaktur: undefined, sort: 'title' } })).toEqual([
      'GET',
      '/api/proposals?sort=title',
    ]);
  });

  test('a forgotten parameter is a bug', () => {
    expect(() => addressOf('proposal')).toThrow('id');
  });
});

describe('answers', () => {
  test('a body travels as JSON, the answer comes back parsed', async () => {
    const { calls } = answer(() => Response.json({ id: 'x' }));
    await expect(request('createProposal', { body: { title: 'Radweg' } })).resolves.toEqual({ id: 'x' });
    expect(calls[0]?.method).toBe('POST');
    expect(await calls[0]?.json()).toEqual({ title: 'Radweg' });
  });

  test('an answer without content is undefined', async () => {
    answer(() => new Response(null, { status: 204 }));
    await expect(request('leave', { params: { slug: 'bildung' } })).resolves.toBeUndefined();
  });

  test('a refusal carries the problem and speaks the reader’s language', async () => {
    answer(() => problem('reason_required', 400));
    const refused = await request('createLink', { body: {} }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect((refused as ApiProblem).problem.code).toBe('reason_required');
    expect(sentenceOf(refused)).toBe(catalogueOf('de').errors.reason_required);
    chooseLanguage('en');
    expect(sentenceOf(refused)).toBe(catalogueOf('en').errors.reason_required);
  });

  test.each([502, 503, 404])('a %i that is not ours is an outage, not a refusal', async (status) => {
    await expect(refusalOf(new Response('<h1>Bad gateway</h1>', { status }))).resolves.toBeInstanceOf(
      OfflineError,
    );
  });

  test('no network is an outage', async () => {
    answer(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(request('overview')).rejects.toBeInstanceOf(OfflineError);
  });

  test('a request that was called off stays called off', async () => {
    answer(() => Promise.reject(new DOMException('gone', 'AbortError')));
    await expect(request('overview')).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('a bug is not dressed up as a sentence', () => {
    expect(() => sentenceOf(new RangeError('bug'))).toThrow('bug');
  });
});

test('every code has a sentence in both languages', () => {
  for (const language of LANGUAGES) {
    for (const code of ERROR_CODES) expect(catalogueOf(language).errors[code].length).toBeGreaterThan(10);
  }
});
