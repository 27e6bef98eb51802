import { type Problem, PROBLEM_MEDIA_TYPE, PROBLEMS, problemType } from '@geflecht/contract';
import type { ErrorCode, Refusal, Result } from '@geflecht/domain';
import { catalogueOf, type Language, refusalText } from '@geflecht/i18n';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { StorageUnavailable } from '../storage/index.ts';

/** RFC 9457 problem details in the reader's language; the only place that words a refusal for HTTP. */
export function problemOf(refusal: Refusal, language: Language): Problem {
  const { status, retryable } = PROBLEMS[refusal.code];
  const field = refusal.details?.['field'];
  return {
    type: problemType(refusal.code),
    title: catalogueOf(language).errors[refusal.code],
    status,
    detail: refusalText(language, refusal),
    code: refusal.code,
    ...(typeof field === 'string' ? { field } : {}),
    ...(refusal.details === undefined ? {} : { details: refusal.details }),
    retryable,
  };
}

/** Answers a request with a refusal; `retryAfter` (seconds) in its details becomes the header. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, languageOf(request));
  const retryAfter = refusal.details?.['retryAfter'];
  if (typeof retryAfter === 'number') void reply.header('retry-after', Math.ceil(retryAfter));
  return reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).send(problem);
}

/**
 * Makes handlers answer with a `Result`: its value becomes the body (204 without one), its refusal a problem. What is
 * thrown is an outage or a bug. Call it before the routes are added.
 */
export function answerWithProblems(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const handler = route.handler;
    route.handler = async function answering(request, reply) {
      const answer: unknown = await handler.call(this, request, reply);
      if (!isResult(answer)) return answer;
      if (!answer.ok) return refuse(request, reply, answer.refusal);
      return answer.value === undefined ? reply.code(204).send() : reply.send(answer.value);
    };
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const code = codeOf(error);
    if (code === 'internal' || code === 'storage_unavailable') request.log.error({ err: error }, code);
    return refuse(request, reply, { code });
  });
}

/** German unless the browser prefers English. */
function languageOf(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '').toLowerCase().split(',');
  const known = wanted.map((each) => each.trim().slice(0, 2)).find((each) => each === 'de' || each === 'en');
  return known === 'en' ? 'en' : 'de';
}

/** Codes of Fastify that say something about the request; all its others are faults of ours. */
const OF_FASTIFY: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_BAD_URL: 'unknown_route',
  FST_ERR_NOT_FOUND: 'unknown_route',
};

function codeOf(error: FastifyError): ErrorCode {
  if (error instanceof StorageUnavailable) return 'storage_unavailable';
  const known = OF_FASTIFY[error.code];
  if (known !== undefined) return known;
  // A body that would reach into prototypes is refused by the parser with a plain 400.
  if (error.statusCode === 400) return 'malformed_json';
  return 'internal';
}

function isResult(answer: unknown): answer is Result<unknown> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : answer.ok === false && 'refusal' in answer;
}
