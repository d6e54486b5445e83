// Rules, journeys and invariants on the embedded database. `jest.server.config.cjs` runs the same journeys on a server.
module.exports = {
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/', '/tests/races/', '/tests/chaos/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  watchPathIgnorePatterns: ['<rootDir>/.data/'],
  testEnvironment: '<rootDir>/tests/support/jest-environment.ts',
  globalSetup: '<rootDir>/tests/support/jest-embedded.ts',
  transform: {
    '\\.[cm]?ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
  maxWorkers: 2,
  testTimeout: 60_000,
}
