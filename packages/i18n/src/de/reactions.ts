/** Signs that rise over a board and are gone. */
export const reactions = {
  label: 'Zeichen geben',
  people: (count: number): string => (count === 1 ? '1 Person' : `${count} Menschen`),
};
