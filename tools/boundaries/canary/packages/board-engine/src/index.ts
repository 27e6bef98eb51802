export const boardEngine = 1;
