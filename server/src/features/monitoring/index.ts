export { insertMonitoringReport, listMonitoringReports } from './store.ts';
