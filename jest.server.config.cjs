const embedded = require('./jest.config.cjs')

// The same journeys, and the races that need many connections, on a PostgreSQL server.
module.exports = {
  ...embedded,
  testMatch: ['<rootDir>/tests/{journeys,invariants,races,chaos}/**/*.test.ts', '<rootDir>/server/**/*.sql.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  globalSetup: '<rootDir>/tests/support/jest-server.ts',
  globalTeardown: '<rootDir>/tests/support/jest-server-stop.ts',
  testTimeout: 180_000,
  // Named one by one, so that what was skipped for want of a server is seen.
  verbose: true,
}
