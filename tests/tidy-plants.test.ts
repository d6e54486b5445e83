import { TIDY_RULES } from './support/tidy-rules'

// One breach of each house rule, planted among files that are in order: each is caught, and nothing else is.
const IN_ORDER = [
  {
    path: 'server/modules/lead/score-lead.ts',
    text: "import type { LeadRow } from './lead.sql'\n\n// 线索: no await here, no Date.now\nexport function scoreLead(row: LeadRow): number {\n  return row.score\n}\n",
  },
  {
    path: 'server/modules/lead/lead.sql.ts',
    text: "export const one = (db: Db) => db.selectFrom('lead').execute()\n",
  },
  {
    path: 'server/usecases/leads/show-lead.ts',
    text: "import type * as z from 'zod'\nexport async function showLead(ctx: Ctx) {\n  return ctx.now\n}\n",
  },
  { path: 'contract/lead.ts', text: "import * as z from 'zod'\nexport const TEXT = '线索'\n" },
]

const PLANTS: Record<keyof typeof TIDY_RULES, { path: string; text: string }> = {
  'no file is longer than 250 lines': { path: 'server/kernel/long.ts', text: 'export const a = 1\n'.repeat(251) },
  "a door's table is shorter than 50 lines": {
    path: 'cloudfunctions/guide/index.ts',
    text: 'const a = 1\n'.repeat(50),
  },
  'no file is a junk drawer': { path: 'server/kernel/date-utils.ts', text: '' },
  'files are named in kebab-case': { path: 'server/kernel/newId.ts', text: '' },
  'rules are pure: no clock, no chance, no environment, no waiting': {
    path: 'server/modules/lead/rank-lead.ts',
    text: 'export async function rankLead(db: Db) {\n  return await db.now()\n}\n',
  },
  'time and chance enter the business through its context': {
    path: 'server/flows/note-touch.ts',
    text: 'export const noteTouch = () => Math.random()\n',
  },
  'the environment is read in one place': {
    path: 'server/doors/wire.ts',
    text: 'export const url = process.env.URL\n',
  },
  'queries live in .sql.ts files, the database room and the batch insert': {
    path: 'server/usecases/leads/list-leads.ts',
    text: "export async function listLeads(ctx: Ctx) {\n  return ctx.db.selectFrom('lead').selectAll().execute()\n}\n",
  },
  'no barrel: nothing is exported from another file': {
    path: 'server/modules/lead/index.ts',
    text: "export { scoreLead } from './score-lead'\n",
  },
  'zod is imported as a namespace': { path: 'contract/order.ts', text: "import { z } from 'zod'\n" },
  'the machinery holds no words people read': {
    path: 'server/usecases/leads/close-lead.ts',
    text: "export const closeLead = async () => '已关闭'\n",
  },
  'nothing is left lying about': { path: 'tests/journeys/scan.test.ts', text: "test.only('scans', () => {})\n" },
  'nothing is printed but by scripts and tests': { path: 'server/kernel/say.ts', text: "console.log('here')\n" },
  'a use case exports a function of its own name': {
    path: 'server/usecases/leads/capture-lead.ts',
    text: 'export async function takeLead() {}\n',
  },
  'no file names the machine it was written on': { path: 'docs/run.md', text: 'Open `/home/me/fenbo/README.md`.\n' },
}

test.each(Object.keys(TIDY_RULES))('a breach is caught: %s', (name) => {
  const plant = PLANTS[name]
  expect(plant).toBeDefined()
  const found = Object.entries(TIDY_RULES).flatMap(([rule, check]) => {
    const paths = check([...IN_ORDER, plant!])
    return paths.map((path) => ({ rule, path }))
  })
  expect(found).toContainEqual({ rule: name, path: plant!.path })
  expect(found.map(({ path }) => path)).toEqual(found.map(() => plant!.path))
})

test('files in order break no rule', () => {
  for (const check of Object.values(TIDY_RULES)) expect(check(IN_ORDER)).toEqual([])
})
