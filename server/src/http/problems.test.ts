import { LIMITS, type Problem } from '@geflecht/contract';
import { accepted, ERROR_CODES, refused } from '@geflecht/domain';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { StorageUnavailable } from '../storage/index.ts';
import { answerWithProblems, problemOf } from './problems.ts';

let app: FastifyInstance;

beforeEach(() => {
  app = Fastify({ bodyLimit: LIMITS.body });
  answerWithProblems(app);
});
afterEach(async () => await app.close());

async function answerOf(
  handler: () => unknown,
): Promise<{ status: number; body: Problem; retryAfter: unknown }> {
  app.post('/', async () => handler());
  const answer = await app.inject({ method: 'POST', url: '/', payload: {} });
  return {
    status: answer.statusCode,
    body: answer.body === '' ? (undefined as never) : answer.json<Problem>(),
    retryAfter: answer.headers['retry-after'],
  };
}

const breaks = (error: unknown) => () => {
  throw error;
};

it.each(ERROR_CODES)('words %s in both languages', (code) => {
  const german = problemOf({ code }, 'de');
  const english = problemOf({ code }, 'en');
  expect(german.detail).toMatch(/\S.{9,}/);
  expect(english.detail).toMatch(/\S.{9,}/);
  expect(english.detail).not.toBe(german.detail);
});

it('sends the value of a result', async () => {
  expect(await answerOf(() => accepted({ a: 1 }))).toMatchObject({ status: 200, body: { a: 1 } });
});

it('sends an accepted nothing as 204', async () => {
  expect(await answerOf(() => accepted(undefined))).toMatchObject({ status: 204, body: undefined });
});

it('leaves alone what is no result', async () => {
  expect(await answerOf(() => ({ ok: true, other: 1 }))).toMatchObject({
    status: 200,
    body: { ok: true, other: 1 },
  });
});

it('sends a refusal with its field, its facts and when to come back', async () => {
  const answer = await answerOf(() => refused('rate_limited', { retryAfter: 29.2, field: 'code' }));
  expect(answer).toMatchObject({
    status: 429,
    retryAfter: '30',
    body: { code: 'rate_limited', field: 'code', retryable: true, details: { retryAfter: 29.2 } },
  });
});

it('never lets an outage look like a refusal', async () => {
  const answer = await answerOf(breaks(new StorageUnavailable('disk full at /secret/path')));
  expect(answer).toMatchObject({ status: 503, body: { code: 'storage_unavailable', retryable: true } });
  expect(JSON.stringify(answer.body)).not.toContain('secret');
});

it('says nothing about a bug but that it is ours', async () => {
  const answer = await answerOf(breaks(new TypeError('cannot read secret of undefined')));
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
  expect(JSON.stringify(answer.body)).not.toMatch(/secret|TypeError|stack/);
});
