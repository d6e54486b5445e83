import { readFile } from 'node:fs/promises'
import { describeSchema } from '../server/db/describe-schema'
import { openTestDatabase } from './support/world-database'

test('the types of the tables are those of the migrated database (else: npm run generate)', async () => {
  const { db, close } = await openTestDatabase()
  expect(await readFile('server/kernel/schema.ts', 'utf8')).toBe(await describeSchema(db as never))
  await close()
})
