const embedded = require('./jest.config.cjs')

// The same journeys, and the races that need many connections, on a PostgreSQL server.
module.exports = {
  ...embedded,
  testMatch: ['<rootDir>/tests/{journeys,invariants,races,chaos}/**/*.test.ts', '<rootDir>/server/**/*.sql.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/'],
  globalSetup: '<rootDir>/tests/support/jest-server.ts',
  globalTeardown: '<rootDir>/tests/support/jest-server-stop.ts',
  testTimeout: 180_000,
}
