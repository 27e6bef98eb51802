import { addFeatures } from '../app/features.ts';
import { createEntry } from '../features/auth/index.ts';
import { createReadiness, type Signs, type Vitals } from '../features/health/index.ts';
import { createMailer } from '../features/outbox/index.ts';
import { createServer } from '../http/server.ts';
import type { Product } from './product.ts';

/** Every route the product adds, as `METHOD url`, read off the router itself. */
export async function routesOf({ context }: Product): Promise<readonly string[]> {
  const { config, storage, now, randomBytes, collab } = context;
  const app = await createServer(config);
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    // Fastify answers HEAD wherever it answers GET, by the same handler.
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
  });
  const mailer = createMailer({ smtpUrl: null, from: config.mailFrom, storage, now, logger: app.log });
  const endSession = (of: Parameters<typeof collab.endSession>[0]) => collab.endSession(of);
  const entry = createEntry({ config, storage, now, randomBytes, endSession, mailConfigured: false });
  const isStopping = (): boolean => false;
  const signs: Signs = { log: () => 'writable', nodes: () => 'alone', isStopping };
  const vitals: Vitals = {
    isStopping,
    readiness: createReadiness({ storage, dataDir: null, now, signs }),
    metrics: { contentType: 'text/plain', text: async () => await Promise.resolve('') },
  };
  addFeatures(app, context, { entry, mailer, vitals });
  await app.close();
  return routes.toSorted();
}
