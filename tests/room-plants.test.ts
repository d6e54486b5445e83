import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

// One breach of each import rule in a small repository of its own; dependency-cruiser must name each of them.
const CONFIG = resolve('.dependency-cruiser.cjs')
const rules: { name: string }[] = require(CONFIG).forbidden

const take = (target: string) => `import { it } from '${target}'\nexport const mine = it\n`

/** Reader (whose import is the breach) and what it reads. */
const PLANTS: Record<string, [reader: string, target: string]> = {
  'no-cycle': ['server/kernel/about.ts', './round'],
  'contract-alone': ['contract/order.ts', '../server/kernel/it'],
  'kernel-low': ['server/kernel/serve.ts', '../modules/lead/it'],
  'db-low': ['server/db/connect.ts', '../modules/lead/it'],
  'outside-low': ['server/outside/wechat.ts', '../modules/lead/it'],
  'modules-low': ['server/modules/lead/score-lead.ts', '../../usecases/leads/it'],
  'modules-apart': ['server/modules/lead/match-lead.ts', '../member/it'],
  'rules-without-sql': ['server/modules/lead/rank-lead.ts', './it.sql'],
  'flows-low': ['server/flows/note-touch.ts', '../usecases/leads/it'],
  'usecases-low': ['server/usecases/leads/open-door.ts', '../../doors/it'],
  'usecases-apart': ['server/usecases/leads/show-lead.ts', './it'],
  'doors-thin': ['server/doors/entry.ts', '../usecases/leads/it'],
  'cloudfunctions-thin': ['cloudfunctions/guide/index.ts', '../../server/modules/lead/it'],
  'config-low': ['config/env.ts', '../server/kernel/it'],
  'src-own-room': ['src/call.ts', '../server/kernel/it'],
  'console-own-room': ['console/call.ts', '../server/kernel/it'],
  'clients-take-types': ['src/lead.ts', '../contract/it'],
  'console-ui-low': ['console/ui/table.tsx', '../pages/leads/it'],
  'console-forms-low': ['console/forms/lead.tsx', '../pages/leads/it'],
  'console-pages-apart': ['console/pages/members/member.tsx', '../leads/it'],
  'cloud-sdk-behind-ports': ['server/kernel/cloud.ts', '@cloudbase/node-sdk'],
  'product-without-tests': ['server/kernel/fake.ts', '../../tests/support/it'],
  resolvable: ['server/kernel/lost.ts', './nowhere'],
}
const READ = [
  'contract/it.ts',
  'server/kernel/it.ts',
  'server/modules/lead/it.ts',
  'server/modules/lead/it.sql.ts',
  'server/modules/member/it.ts',
  'server/usecases/leads/it.ts',
  'server/doors/it.ts',
  'console/pages/leads/it.ts',
  'tests/support/it.ts',
]

type Violation = { from: string; to: string; rule: { name: string } }

function cruise(files: Record<string, string>): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'fenbo-rooms-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }',
    )
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const rooms = [...new Set(Object.keys(files).map((path) => path.split('/')[0]!))]
    const command = [resolve('node_modules/.bin/depcruise'), '--config', CONFIG, '--output-type', 'json', ...rooms]
    const run = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20 })
    if (!run.stdout) throw new Error(run.stderr)
    return JSON.parse(run.stdout).summary.violations
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const readable = Object.fromEntries(READ.map((path) => [path, 'export const it = 1\n']))

test('a breach of every import rule is caught, under its own name', () => {
  const planted = Object.fromEntries(Object.values(PLANTS).map(([reader, target]) => [reader, take(target)]))
  const round = "import { mine } from './about'\nexport const it = mine\n"
  const violations = cruise({ ...readable, ...planted, 'server/kernel/round.ts': round })
  expect(Object.keys(PLANTS).sort()).toEqual(rules.map((rule) => rule.name).sort())
  const caught = Object.entries(PLANTS).filter(([name, [reader]]) =>
    violations.some((violation) => violation.rule.name === name && violation.from === reader),
  )
  expect(caught.map(([name]) => name)).toEqual(Object.keys(PLANTS))
})

test('what is open to a room is no breach', () => {
  const violations = cruise({
    ...readable,
    'server/modules/lead/score-lead.ts': "import type { it } from './it.sql'\nexport type Mine = typeof it\n",
    'server/modules/lead/lead.sql.ts': take('../../kernel/it'),
    'server/usecases/leads/show-lead.ts': take('../../modules/lead/it.sql'),
    'cloudfunctions/guide/index.ts': take('../../server/usecases/leads/it'),
    'src/call.ts': "import type { it } from '../contract/it'\nexport type Mine = typeof it\n",
    'tests/journeys/lead.test.ts': take('../../server/usecases/leads/it'),
  })
  expect(violations).toEqual([])
})
