/**
 * Which workspace package may import which: downwards only, never sideways. The test tools may be imported from
 * tests alone, which a rule of their own says.
 *
 * @type {Record<string, string[]>}
 */
const mayImport = {
  domain: [],
  contract: ['domain'],
  i18n: ['domain'],
  'board-schema': ['domain'],
  'board-engine': ['board-schema', 'domain'],
  editor: ['i18n', 'domain'],
  sync: ['contract', 'domain'],
  ui: ['i18n', 'domain'],
  'example-world': ['domain'],
  testkit: ['domain'],
};

/** Tests, the contract suites that several of them run, and the server's set-up for its own. */
const tests = '\\.(test|spec|contract)\\.tsx?$|^server/src/testbed/';

/** @param {string[]} names of npm packages, as they resolve or, where they are not installed, as they are written */
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/|^(${names.join('|')})($|/)`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const layers = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `layer-${name}`,
  comment: `packages/${name} may import ${allowed.join(', ') || 'no other package'}`,
  severity: 'error',
  from: { path: `^packages/${name}/src/` },
  to: {
    path: '^(packages|client|server|e2e|tools)/',
    pathNot: `^packages/(${[name, 'testkit', ...allowed].join('|')})/`,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'client-not-server',
      comment: 'client and server meet in the contract, never in code',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^(server|e2e|tools)/' },
    },
    {
      name: 'server-not-client',
      comment: 'what the server shares with the client lies in domain, contract, board-schema and i18n',
      severity: 'error',
      from: { path: '^server/src/' },
      to: {
        path: '^(client|e2e|tools)/|^packages/(board-engine|editor|sync|ui)/',
        // Both need nothing of a browser: boards are drawn small by the painters of the screen, in its colours.
        pathNot:
          '^packages/board-engine/src/picture/index\\.ts$|^packages/ui/src/tokens/canvas-palette\\.ts$',
      },
    },
    {
      name: 'journeys-stay-outside',
      comment: 'journeys meet the product in a browser, as people do',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(client|server)/' },
    },
    {
      name: 'testkit-only-in-tests',
      severity: 'error',
      from: { path: '^(client|server|packages)/', pathNot: ['^packages/testkit/', tests] },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'packages-meet-by-name',
      comment: 'a path into another package would go past what it exports',
      severity: 'error',
      from: { path: '^(packages/[^/]+|client|server|e2e)/' },
      to: { path: '^(packages|client|server|e2e)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'features-meet-at-their-index',
      severity: 'error',
      from: { path: '^(client|server)/src/features/([^/]+)/', pathNot: tests },
      to: {
        path: '^$1/src/features/',
        pathNot: ['^$1/src/features/$2/', '^$1/src/features/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'domain-is-pure',
      comment: 'the schema library is all the domain needs',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: tests },
      to: { pathNot: ['^packages/', npm('valibot')] },
    },
    {
      name: 'yjs-behind-the-documents',
      severity: 'error',
      from: { pathNot: '^(packages/(board-schema|sync|editor)|server/src/(collab|testbed)|e2e)/' },
      to: { path: npm('yjs', 'y-protocols', 'lib0') },
    },
    {
      name: 'sql-in-stores',
      severity: 'error',
      from: {
        path: '^(client|server|packages)/',
        pathNot: [
          '^server/src/storage/',
          '^server/src/(features/[^/]+|collab)/([a-z-]*store|tables|migrations)[./]',
          '^server/src/collab/log/([a-z-]*store|[a-z-]*snapshots|sqlite-commits)[./]',
          tests,
        ],
      },
      to: { path: npm('kysely', 'better-sqlite3', 'pg') },
    },
    {
      name: 'react-only-in-views',
      severity: 'error',
      from: { path: '^(server|packages/(?!ui/|editor/))' },
      to: { path: npm('react', 'react-dom', 'react-aria-components') },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^node$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    exclude: { path: '/(dist|\\.types)/' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'production', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
