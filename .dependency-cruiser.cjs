// Who may import whom (docs/style.md). Each rule says what it keeps; tests/tidy-plants.test.ts plants a breach of each.
const TESTS = '(^tests/|[.]test[.]ts$)'
const room = (path) => `^${path}/`
const rooms = (...paths) => `^(${paths.join('|')})/`

/** A reader and the rooms open to it; everything else inside the repository is closed. */
const opens = (name, reader, open, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: reader, pathNot: TESTS },
  to: {
    path: rooms('contract', 'server', 'cloudfunctions', 'src', 'console', 'scripts', 'tests', 'bench', 'config'),
    pathNot: open,
  },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or miss a third below them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    opens(
      'contract-alone',
      room('contract'),
      room('contract'),
      'The contract is read by everybody, so it reads nobody.',
    ),
    opens('kernel-low', room('server/kernel'), rooms('contract', 'server/kernel'), 'What all need may need nobody.'),
    opens(
      'db-low',
      room('server/db'),
      rooms('contract', 'server/kernel', 'server/db'),
      'Connections know no business.',
    ),
    opens(
      'outside-low',
      room('server/outside'),
      rooms('contract', 'server/kernel', 'server/outside'),
      'Adapters know no business.',
    ),
    opens(
      'modules-low',
      room('server/modules'),
      rooms('contract', 'server/kernel', 'server/modules'),
      'Nouns do not know verbs.',
    ),
    {
      name: 'modules-apart',
      comment: 'Modules never import each other: verbs are where nouns meet.',
      severity: 'error',
      from: { path: '^server/modules/([^/]+)/', pathNot: TESTS },
      to: { path: room('server/modules'), pathNot: '^server/modules/$1/' },
    },
    {
      name: 'rules-without-sql',
      comment: 'A rule may know the shape of a row, never fetch one.',
      severity: 'error',
      from: { path: room('server/modules'), pathNot: [TESTS, '[.]sql[.]ts$'] },
      to: { path: '[.]sql[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    opens(
      'flows-low',
      room('server/flows'),
      rooms('contract', 'server/kernel', 'server/modules', 'server/flows'),
      'A step is taken by use cases and knows none.',
    ),
    opens(
      'usecases-low',
      room('server/usecases'),
      rooms('contract', 'server/kernel', 'server/modules', 'server/flows', 'server/usecases'),
      'A use case reads, decides and writes; doors call it.',
    ),
    {
      name: 'usecases-apart',
      comment: 'A use case never calls another: what they share is a rule, SQL or a flow below them.',
      severity: 'error',
      from: { path: room('server/usecases'), pathNot: TESTS },
      to: { path: room('server/usecases') },
    },
    opens(
      'doors-thin',
      room('server/doors'),
      rooms(
        'contract',
        'config',
        'server/kernel',
        'server/db',
        'server/outside',
        'server/doors',
        'server/usecases/access',
      ),
      'A door admits; what happens behind it is in its table.',
    ),
    opens(
      'cloudfunctions-thin',
      '^cloudfunctions/([^/]+)/',
      '^(contract|server/kernel|server/usecases|server/doors|cloudfunctions/$1)/',
      'A table of endpoints over one door, and nothing of another door.',
    ),
    opens('config-low', room('config'), rooms('contract', 'config'), 'Configuration is read, it reads nobody.'),
    opens('src-own-room', room('src'), rooms('contract', 'src'), 'Clients speak through the contract only.'),
    opens(
      'console-own-room',
      room('console'),
      rooms('contract', 'console'),
      'Clients speak through the contract only.',
    ),
    {
      name: 'clients-take-types',
      comment:
        'A client ships plain words of the contract, never zod: types, vocabulary, reasons, errors, money and its sums.',
      severity: 'error',
      from: { path: rooms('src', 'console'), pathNot: TESTS },
      to: {
        path: room('contract'),
        pathNot:
          '^contract/(vocabulary|mall-vocabulary|member-vocabulary|suspicion-vocabulary|data-vocabulary|routing-vocabulary|rule-fields|reasons|errors|money|book-sums)[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'console-ui-low',
      comment: 'Pieces of the console know no page, no form and no frame.',
      severity: 'error',
      from: { path: rooms('console/ui', 'console/format', 'console/api'), pathNot: TESTS },
      to: { path: rooms('console/pages', 'console/forms', 'console/frame', 'console/navigation') },
    },
    {
      name: 'console-forms-low',
      comment: 'A form is opened by a page and knows none.',
      severity: 'error',
      from: { path: room('console/forms'), pathNot: TESTS },
      to: { path: rooms('console/pages', 'console/frame', 'console/navigation') },
    },
    {
      name: 'console-pages-apart',
      comment: 'A page never imports a page: what two of them show is a piece below both, in their area or in ui.',
      severity: 'error',
      from: { path: '^console/pages/([^/]+)/', pathNot: TESTS },
      to: { path: room('console/pages'), pathNot: '^console/pages/$1/' },
    },
    {
      name: 'cloud-sdk-behind-ports',
      comment: 'The platform is reached through server/outside only, so that everything else runs anywhere.',
      severity: 'error',
      from: { pathNot: [room('server/outside'), TESTS] },
      to: { path: 'node_modules/@cloudbase/' },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships never needs what only tests it.',
      severity: 'error',
      from: { path: rooms('contract', 'config', 'server', 'cloudfunctions', 'src', 'console'), pathNot: TESTS },
      to: { path: [room('tests'), room('scripts'), room('bench'), '[.]test[.]ts$'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere fails here, not at the first call.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
