export { createMailer, type Mailer } from './mailer.ts';
export { outboxRoutes } from './routes.ts';
