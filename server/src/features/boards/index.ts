export { boardFor, boardToModerate, boardToWrite } from './access.ts';
export {
  countOpenBoards,
  findBoard,
  findVisit,
  insertBoard,
  listBoards,
  listVisits,
  putVisit,
  updateBoard,
} from './store.ts';
