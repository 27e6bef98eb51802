export { insertMilestone, listMilestones } from './store.ts';
