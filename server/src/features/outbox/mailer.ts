import type { FastifyBaseLogger } from 'fastify';
import { createTransport } from 'nodemailer';

import type { Storage } from '../../storage/index.ts';
import { insertMail } from './store.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Whether mail leaves the house. */
  readonly configured: boolean;
  /** Sends, or lays the mail into the outbox when there is no mail server or it refuses. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly storage: Storage;
  readonly now: () => Date;
  readonly logger: FastifyBaseLogger;
}

export function createMailer({ smtpUrl, from, storage, now, logger }: MailerOptions): Mailer {
  const transport = smtpUrl === null ? undefined : createTransport(smtpUrl, { from });

  async function keep(mail: Mail): Promise<void> {
    await insertMail(storage.db, { ...mail, createdAt: now().toISOString() });
  }

  return {
    configured: transport !== undefined,
    async send(mail) {
      if (transport === undefined) return await keep(mail);
      try {
        await transport.sendMail(mail);
      } catch (error) {
        logger.error({ err: error }, 'the mail server took no mail; it lies in the outbox');
        await keep(mail);
      }
    },
    close: () => transport?.close(),
  };
}
