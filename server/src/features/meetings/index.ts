export { findNextMeeting, insertMeeting, listMeetings } from './store.ts';
