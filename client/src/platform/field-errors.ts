import { ApiProblem } from './api.ts';

/** Splits what went wrong into the sentence for one field and the sentence for the whole form. */
export function fieldErrors(error: Error | null): {
  at: (field: string) => string | undefined;
  general: Error | null;
} {
  const field = error instanceof ApiProblem ? error.problem.field : undefined;
  return {
    at: (name) => (error instanceof ApiProblem && field === name ? error.text : undefined),
    general: field === undefined ? error : null,
  };
}
