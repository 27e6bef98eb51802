import type { TemplateContent } from '@geflecht/contract';
import type { BoardTemplate, TemplateId } from '@geflecht/domain';
import { queryOptions } from '@tanstack/react-query';

import { request } from '../../platform/api.ts';

/** What the Manufakturen keep. No event tells of it, so it is asked for whenever the list is opened. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => request<readonly BoardTemplate[]>('templates', { signal }),
  staleTime: 0,
});

/** One of them with what is pasted; that never changes. */
export function templateQuery(id: TemplateId) {
  return queryOptions({
    queryKey: ['template', id],
    queryFn: ({ signal }) => request<TemplateContent>('template', { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
