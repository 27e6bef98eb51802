import {
  createProposalBody,
  proposalQuery,
  proposalTransitionBody,
  updateProposalBody,
} from '@geflecht/contract';
import { proposalIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { changeProposal } from './change.ts';
import { createProposal } from './create.ts';
import { findProposals } from './reading.ts';
import { moveProposal } from './transitions.ts';

const params = v.strictObject({ id: proposalIdSchema });

export const proposalRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'proposals', { query: proposalQuery }, async ({ actor, query }) => {
    return await findProposals(context, actor, query);
  });
  serve(app, 'createProposal', { body: createProposalBody, status: 201 }, async ({ actor, body }) => {
    return await createProposal(context, actor, body);
  });
  serve(app, 'updateProposal', { params, body: updateProposalBody }, async (asked) => {
    return await changeProposal(context, asked.actor, asked.params.id, asked.body);
  });
  serve(app, 'moveProposal', { params, body: proposalTransitionBody }, async (asked) => {
    return await moveProposal(context, asked.actor, asked.params.id, asked.body);
  });
};
