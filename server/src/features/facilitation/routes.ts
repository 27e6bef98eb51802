import {
  castBody,
  endVoteBody,
  handBody,
  orderBody,
  speakerBody,
  startVoteBody,
  timerBody,
} from '@geflecht/contract';
import { boardIdSchema, personIdSchema, voteIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import type { RegisterRoutes } from '../../app/context.ts';
import { serve } from '../../http/serve.ts';
import { drawOrder, giveWord, raiseHand, readHands } from './hands.ts';
import { readTimer, setTimer } from './timer.ts';
import { castPoints, endVote, readVote, startVote } from './votes.ts';

const params = v.strictObject({ id: boardIdSchema });
const ofVote = v.strictObject({ id: boardIdSchema, vote: voteIdSchema });
const ofHand = v.strictObject({ id: boardIdSchema, person: personIdSchema });

export const facilitationRoutes: RegisterRoutes = (app, context) => {
  serve(app, 'timer', { params }, async (asked) => await readTimer(context, asked.actor, asked.params.id));
  serve(app, 'setTimer', { params, body: timerBody }, async (asked) => {
    return await setTimer(context, asked.actor, asked.params.id, asked.body);
  });
  serve(app, 'vote', { params }, async (asked) => await readVote(context, asked.actor, asked.params.id));
  serve(app, 'startVote', { params, body: startVoteBody, status: 201 }, async (asked) => {
    return await startVote(context, asked.actor, asked.params.id, asked.body);
  });
  serve(app, 'endVote', { params: ofVote, body: endVoteBody }, async (asked) => {
    return await endVote(context, asked.actor, asked.params, asked.body);
  });
  serve(app, 'castPoints', { params: ofVote, body: castBody }, async (asked) => {
    return await castPoints(context, asked.actor, asked.params, asked.body);
  });
  serve(app, 'hands', { params }, async (asked) => await readHands(context, asked.actor, asked.params.id));
  serve(app, 'raiseHand', { params: ofHand, body: handBody }, async (asked) => {
    return await raiseHand(context, asked.actor, asked.params, asked.body);
  });
  serve(app, 'giveWord', { params, body: speakerBody }, async (asked) => {
    return await giveWord(context, asked.actor, asked.params.id, asked.body);
  });
  serve(app, 'drawOrder', { params, body: orderBody }, async (asked) => {
    return await drawOrder(context, asked.actor, asked.params.id, asked.body);
  });
};
