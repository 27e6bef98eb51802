export { DemoBanner } from './demo-banner.tsx';
export { DemoPeople } from './demo-people.tsx';
