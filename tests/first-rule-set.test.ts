import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { RuleSet } from '../contract/rule-set'
import { splitStatements } from '../server/db/migrate'
import { canonicalHash } from '../server/kernel/canonical'
import { DEFAULT_RULE_SET } from '../server/modules/ruleset/default-rule-set'
import { rulesInForce } from '../server/modules/ruleset/rule-set.sql'
import { useWorld } from './support/world'

const world = useWorld()
const FILE = 'cloudbase/migrations/20261127090100_first_rule_set.sql'

test('a new brand decides by the rule set it is founded with, for leads of all times', async () => {
  const { live, pilot, shadow } = await rulesInForce(world.db, world.brandId, new Date('2001-01-01T00:00:00Z'))
  expect(live).toEqual({ version: 1, doc: DEFAULT_RULE_SET, docHash: canonicalHash(DEFAULT_RULE_SET) })
  expect([pilot, shadow]).toEqual([null, null])
})

test('a brand older than rule sets gets a first one that is well-formed and whose hash is its own', async () => {
  const brand = { id: 'br_older', name: '老品牌', app_id: 'wx-older', created_at: world.clock.now() }
  await world.db.insertInto('brand').values(brand).execute()
  const statements = splitStatements(readFileSync(FILE, 'utf8'))
  for (let run = 0; run < 2; run++) for (const statement of statements) await sql.raw(statement).execute(world.db)
  const { live } = await rulesInForce(world.db, 'br_older', new Date(0))
  expect(RuleSet.parse(live.doc)).toEqual(live.doc)
  expect(canonicalHash(live.doc)).toBe(live.docHash)
  expect((await rulesInForce(world.db, world.brandId, world.clock.now())).live.version).toBe(1)
})
