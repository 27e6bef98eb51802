/** Whether the long form of the tests was asked for: the same suites with more seeds. */
export const IS_LONG = process.env['GEFLECHT_TEST_LONG'] !== undefined;
