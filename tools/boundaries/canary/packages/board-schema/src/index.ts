export const boardSchema = 1;
