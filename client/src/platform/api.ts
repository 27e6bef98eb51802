import { type Problem, type RouteName, ROUTES } from '@geflecht/contract';

import { currentText } from './text.tsx';

/** The server refused; `problem` says why, `text` says it in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }

  get text(): string {
    return currentText().errors[this.problem.code];
  }
}

/** The server could not be reached or is not answering for the moment; nothing was changed. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';

  get text(): string {
    return currentText().shell.offline.request;
  }
}

/**
 * What a part of the client that did not load is thrown as. A style sheet that failed says only that, and may be asked for
 * again; a module that is gone because a newer version has replaced it keeps its own error.
 */
export function asOffline(error: unknown): never {
  if (error instanceof Error && error.message.startsWith('Unable to preload CSS')) throw new OfflineError();
  throw error;
}

export interface RequestOptions {
  /** Values of the `:name` parts of the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Goes on when the page is left; at most 64 KiB are taken along. */
  readonly outlives?: boolean;
}

/** Method and address of a route, e.g. `['GET', '/api/proposals?sort=title']`. */
export function addressOf(route: RouteName, options: RequestOptions = {}): readonly [string, string] {
  const [method, pattern] = ROUTES[route].split(' ') as [string, string];
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = options.params?.[name];
    if (value === undefined) throw new Error(`route ${route} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return [method, query.size === 0 ? path : `${path}?${query}`];
}

/** Turns an answer that is not a success into the error to throw. */
export async function refusalOf(response: Response): Promise<ApiProblem | OfflineError> {
  const problem: unknown = await response.json().catch(() => null);
  if (isProblem(problem)) return new ApiProblem(problem);
  // Not ours: a proxy in between, or the server just going down.
  return new OfflineError(`HTTP ${response.status}`);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value;
}

/**
 * Calls the server. `T` is the answer named beside the route in the contract; 202 and 204 answer `undefined`.
 * @throws ApiProblem when the server refuses, OfflineError when it cannot be reached.
 */
export async function request<T>(route: RouteName, options: RequestOptions = {}): Promise<T> {
  const [method, address] = addressOf(route, options);
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      credentials: 'same-origin',
      ...(options.outlives === true ? { keepalive: true } : {}),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.body === undefined
        ? {}
        : { body: JSON.stringify(options.body), headers: { 'content-type': 'application/json' } }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new OfflineError(`${method} ${address}`, { cause: error });
  }
  if (!response.ok) throw await refusalOf(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** The sentence to show for anything a request may throw; bugs are thrown on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof OfflineError) return error.text;
  throw error;
}
