export { InvitationScreen } from './invitation-screen.tsx';
export { MailLinkScreen } from './mail-link-screen.tsx';
export { SetupScreen } from './setup-screen.tsx';
export { SignInScreen } from './sign-in-screen.tsx';
